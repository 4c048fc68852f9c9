package dev.interlock.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.catalog.CatalogScope;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.plan.Goal;
import dev.interlock.project.options.ModelsSource;
import dev.interlock.project.schema.SchemaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests on SQLite, where a shadow database is a file. */
class MigrationProjectTest {

  private final List<Event> events = new ArrayList<>();
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    write("V1__a.sql", "CREATE TABLE a (id integer PRIMARY KEY);");
    write("V2__b.sql", "CREATE TABLE b (id integer PRIMARY KEY);");
  }

  @Test
  void writesTheNextMigration() {
    assertThat(project().create("add c", false))
        .containsExactly(Path.of("db/migrations/V3__add_c.sql"));
    assertThat(heads()).containsExactly("V3");
  }

  @Test
  void sealsWhatItChecks() {
    assertThat(project().check().areSealsFresh()).isFalse();
    SealResult sealed = project().seal();
    assertThat(sealed.files().written()).containsExactly("V1.json", "V2.json");
    CheckResult check = project().check();
    assertThat(check.areSealsFresh()).isTrue();
    assertThat(check.findings()).isEmpty();
    assertThat(project().seal().files().isNothing()).isTrue();
  }

  @Test
  void checksWhatAnImageGets() throws IOException {
    assertThat(project().image().isChecked()).isFalse();
    Files.writeString(folder.resolve(".dockerignore"), "**/V2*\n");
    assertThat(project().image().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.EXCLUDED_FROM_IMAGE);
          assertThat(finding.message()).startsWith("`db/migrations/V2__b.sql` is excluded");
        });
    CheckResult check = project().check();
    assertThat(check.findings()).containsAll(check.image().findings());
    assertThat(check.hasErrors()).isTrue();
  }

  @Test
  void aDockerfileWithoutFromHidesNoOtherFinding() throws IOException {
    write("V3__c.sql", "ALTER TABLE missing ADD COLUMN n int;");
    Files.writeString(folder.resolve("Dockerfile"), "# empty\n");
    assertThat(project().check().findings())
        .extracting(Finding::code)
        .contains(Code.DOES_NOT_REPLAY, Code.IMAGE_RULES_UNREADABLE);
  }

  @Test
  void namesTheLineThatKeepsMigrationsOutOfAnImage() throws IOException {
    Files.writeString(folder.resolve(".dockerignore"), "# all\ndb\n");
    Files.move(folder.resolve("db"), folder.resolve("elsewhere"));
    assertThatThrownBy(() -> project().history())
        .isInstanceOfSatisfying(
            Failure.Refused.class,
            refused -> {
              assertThat(refused.findings().getFirst().code()).isEqualTo(Code.MIGRATIONS_MISSING);
              assertThat(refused.findings().getFirst().notes())
                  .containsExactly("line 2 of `.dockerignore` excludes it: `db`");
            });
  }

  @Test
  void refusesToSealWhatDoesNotRun() throws IOException {
    write("V3__c.sql", "ALTER TABLE missing ADD COLUMN n int;");
    assertThat(project().check().hasErrors()).isTrue();
    assertThatThrownBy(() -> project().seal()).isInstanceOf(Failure.Refused.class);
    assertThat(folder.resolve("db/seal")).doesNotExist();
  }

  @Test
  void squashesAndKeepsTheOldFiles() {
    var result = project().squash(Optional.empty(), Version.parse("V2"), Optional.of("1.0"));
    assertThat(result).isInstanceOf(SquashResult.Squashed.class);
    assertThat(((SquashResult.Squashed) result).files().count()).isEqualTo(2);
    assertThat(folder.resolve("db/migrations/V1__a.sql")).doesNotExist();
    assertThat(project().check().hasErrors()).isFalse();
  }

  @Test
  void mergesHeadsAndTriesTheirOrder() throws IOException {
    write("V3__c.sql", "-- interlock: parents=V1\nCREATE TABLE c (id integer PRIMARY KEY);");
    assertThat(heads()).containsExactly("V2", "V3");
    MergeResult merged = project().merge();
    assertThat(merged.file()).isPresent();
    assertThat(merged.findings()).isEmpty();
    assertThat(heads()).hasSize(1);
  }

  @Test
  void comparesSchemasOfVersions() {
    var before = new SchemaSource.Migrations(new Goal.To(Version.parse("V1")));
    DiffResult result = project().diff(before, SchemaSource.Migrations.all());
    assertThat(result.changes()).anyMatch(change -> change.id().name().equals("b"));
    assertThat(project().diff(before, before).changes()).isEmpty();
    assertThat(project().inspect(before, CatalogScope.usual()).objects()).isNotEmpty();
  }

  @Test
  void comparesModels() throws IOException {
    Files.writeString(folder.resolve("models.sql"), "CREATE TABLE d (id integer PRIMARY KEY);");
    var models =
        new ModelsSource(
            Optional.of(List.of("models.sql")), Optional.empty(), Duration.ofSeconds(10));
    assertThat(builder().models(models).open().models()).isNotEmpty();
    assertThatThrownBy(() -> project().models()).isInstanceOf(Failure.Misconfigured.class);
  }

  @Test
  void tellsOfTheReplay() {
    project().check();
    assertThat(events).anyMatch(Event.Replayed.class::isInstance);
  }

  private List<String> heads() {
    return project().heads().stream().map(Migration::id).map(Object::toString).toList();
  }

  private MigrationProject project() {
    return builder().open();
  }

  private MigrationProjectBuilder builder() {
    return MigrationProject.in(folder)
        .database("sqlite:" + folder.resolve("app.db"))
        .listener(events::add);
  }

  private void write(String name, String sql) throws IOException {
    Path migrations = Files.createDirectories(folder.resolve("db/migrations"));
    Files.writeString(migrations.resolve(name), sql);
  }
}
