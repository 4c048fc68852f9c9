package dev.interlock.project.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.gate.diagnosis.LogDiagnosis;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LockState;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.project.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A12")
class ProjectStateTest {

  private static final ObjectId USERS = ObjectId.of(ObjectKind.TABLE, "public", "users");

  @TempDir private Path folder;

  @BeforeEach
  void writeMigrations() throws IOException {
    write("V1__users.sql", "CREATE TABLE users (\n  id int PRIMARY KEY,\n  name text\n);\n");
    write("V2__tasks.sql", "CREATE TABLE IF NOT EXISTS public.tasks (id int, \"dueDate\" date);\n");
  }

  @Test
  void namesTheRelationWithASimilarName() {
    var found = about("relation \"user\" does not exist", applied("V1"), catalog(USERS));

    assertThat(found.cause().orElseThrow())
        .isEqualTo(
            "the database has no \"user\", and no migration creates it; the name `user` is probably"
                + " a mistake for `users`.");
    assertThat(found.notes())
        .containsExactly(
            "the database has table users",
            "`V1` creates users: db/migrations/V1__users.sql:1:14, applied");
    assertThat(found.remedy().orElseThrow()).contains("`ALTER TABLE users RENAME TO \"user\"`");
  }

  @Test
  void namesTheSchemaThatTheSessionDoesNotSearch() {
    var found =
        about(
            "relation \"users\" does not exist",
            applied("V1"),
            catalog(ObjectId.of(ObjectKind.TABLE, "app", "users")));

    assertThat(found.cause())
        .contains(
            "table app.users is in schema `app`, where the session of the error did not look.");
    assertThat(found.remedy().orElseThrow()).contains("`app.users`", "search_path");
  }

  @Test
  void namesTheRelationInOtherCapitals() {
    var found =
        about(
            "relation \"users\" does not exist",
            applied("V1"),
            catalog(ObjectId.of(ObjectKind.TABLE, "public", "Users")));

    assertThat(found.cause().orElseThrow()).contains("table \"Users\"", "capital letters");
  }

  @Test
  void namesThePendingMigrationThatCreatesIt() {
    var found = about("relation \"tasks\" does not exist", applied("V1"), catalog(USERS));

    assertThat(found.cause()).contains("`V2` creates tasks and is not applied to this database.");
    assertThat(found.notes())
        .containsExactly(
            "`V2` creates tasks: db/migrations/V2__tasks.sql:1:35, not applied to this database");
  }

  @Test
  void namesTheMigrationWhoseObjectWasLost() {
    var found = about("relation \"tasks\" does not exist", applied("V1", "V2"), catalog(USERS));

    assertThat(found.cause().orElseThrow())
        .startsWith(
            "`V2` creates tasks and is recorded as applied, and the database does not have it");
  }

  @Test
  void namesTheMigrationThatRenamedIt() throws IOException {
    write("V3__members.sql", "ALTER TABLE users RENAME TO members;\n");
    var members = ObjectId.of(ObjectKind.TABLE, "public", "members");
    var found =
        about("relation \"users\" does not exist", applied("V1", "V2", "V3"), catalog(members));

    assertThat(found.cause().orElseThrow()).startsWith("`V3` drops or renames users");
  }

  @Test
  void saysThatTheRelationIsThereNow() {
    var found = about("relation \"users\" does not exist", applied("V1"), catalog(USERS));

    assertThat(found.cause().orElseThrow()).startsWith("the database has table users now");
  }

  @Test
  void saysWhatItKnowsWithoutADatabase() {
    var found =
        new ProjectState(folder, Optional.of(history()), Optional.empty(), Optional.empty())
            .about(LogDiagnosis.of("relation \"user\" does not exist").errors().getFirst());

    assertThat(found.cause().orElseThrow()).startsWith("no migration creates \"user\"; ");
    assertThat(found.notes())
        .containsExactly("`V1` creates users: db/migrations/V1__users.sql:1:14");
  }

  @Test
  void claimsNothingAboutAMigrationThatItCannotRead() throws IOException {
    write("V3__broken.sql", "CREATE TABLE user_names (name text DEFAULT 'open);\n");
    var found =
        new ProjectState(folder, Optional.of(history()), Optional.empty(), Optional.empty())
            .about(LogDiagnosis.of("relation \"sessions\" does not exist").errors().getFirst());

    assertThat(found.notes()).containsExactly("`db/migrations/V3__broken.sql` could not be read");
  }

  @Test
  void namesTheColumnWithASimilarName() {
    var found =
        about(
            "column \"duedate\" of relation \"tasks\" does not exist",
            applied("V1", "V2"),
            catalog(
                ObjectId.of(ObjectKind.TABLE, "public", "tasks"),
                ObjectId.of(ObjectKind.COLUMN, "public", "tasks", "dueDate")));

    assertThat(found.cause().orElseThrow()).contains("column tasks.\"dueDate\"", "capital letters");
    assertThat(found.remedy()).contains("Write the name as the database has it, `\"dueDate\"`.");
  }

  @Test
  void doesNotGuessTheTableOfAColumn() throws IOException {
    write("V3__id.sql", "ALTER TABLE tasks DROP COLUMN id;\n");
    var found = about("column u.id does not exist", applied("V1", "V2", "V3"), catalog(USERS));

    assertThat(found.cause()).isEmpty();
    assertThat(found.notes()).hasSize(3);
    assertThat(about("column \"names\" does not exist", applied("V1"), catalog(USERS)).cause())
        .contains("no migration creates names, as far as their text shows.");
  }

  @Test
  void explainsAnObjectThatTheLedgerDoesNotKnow() {
    var found = about("relation \"users\" already exists", applied(), catalog(USERS));

    assertThat(found.cause().orElseThrow())
        .startsWith("the database has table users, and `V1`, which creates it, is not recorded");
  }

  @Test
  void namesTheVersionThatNoFileHas() {
    var found = about("error: no migration found for version 5", applied("V1"), catalog(USERS));

    assertThat(found.notes())
        .containsExactly("this project has no `5` either", "not applied to this database: V2");
  }

  @Test
  void listsWhatIsPending() {
    var found = about("You have 2 unapplied migration(s).", applied("V1"), catalog(USERS));

    assertThat(found.notes()).containsExactly("not applied to this database: V2");
  }

  @Test
  void saysWhenTheErrorDoesNotFitTheProject() {
    assertThat(
            about("error: no migration found for version 2", applied("V1"), catalog(USERS)).cause())
        .contains(
            "this project has the migration in `db/migrations/V2__tasks.sql`: the failed program has other or older files.");
    assertThat(
            about("You have 2 unapplied migration(s).", applied("V1", "V2"), catalog(USERS))
                .cause()
                .orElseThrow())
        .startsWith("the database has run all migrations of this project");
  }

  @Test
  void readsTablesAndColumnsOfRevisions() {
    var names =
        RevisionNames.in(
            """
            def upgrade():
                op.create_table(
                    "users", sa.Column("id", sa.Integer()))
                op.add_column("users", sa.Column("due", sa.Date()))
                op.rename_table("old", "fresh")

            def downgrade():
                op.drop_table("users")
            """);

    assertThat(names)
        .extracting(
            object -> object.change() + " " + object.table().orElse("") + " " + object.name())
        .containsExactly("CREATES  users", "REMOVES  old", "CREATES  fresh", "CREATES users due");
  }

  private Evidence about(String log, List<String> applied, Catalog catalog) {
    History history = history();
    var status = MigrationStatus.of(history, ledger(history, applied));
    return new ProjectState(folder, Optional.of(history), Optional.of(status), Optional.of(catalog))
        .about(LogDiagnosis.of(log).errors().getFirst());
  }

  private History history() {
    return MigrationProject.in(folder).open().audited();
  }

  private static List<String> applied(String... ids) {
    return List.of(ids);
  }

  private static Ledger ledger(History history, List<String> ids) {
    List<AppliedMigration> rows =
        history.all().stream()
            .filter(migration -> ids.contains(migration.id().toString()))
            .map(ProjectStateTest::row)
            .toList();
    return new Ledger(
        true,
        false,
        rows,
        List.of(),
        new LockState.Free(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static AppliedMigration row(Migration migration) {
    return new AppliedMigration(
        migration.id(),
        migration.description(),
        migration.content(),
        migration.statements(),
        AppliedKind.APPLIED,
        Instant.EPOCH,
        "app",
        Duration.ZERO);
  }

  private static Catalog catalog(ObjectId... ids) {
    return Catalog.of(Stream.of(ids).map(id -> CatalogObject.of(id, Map.of())).toList());
  }

  private void write(String name, String sql) throws IOException {
    Path file = folder.resolve("db/migrations").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }
}
