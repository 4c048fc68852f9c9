package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** How scripts are run, and what is said of those that cannot. */
class ReplayTest {

  private final ScriptFolder folder;

  ReplayTest(@TempDir Path path) {
    folder = new ScriptFolder(path);
  }

  @PostgresTest
  void stopsAtWhatNoMigrationMakes(TestDatabase database) {
    folder.write("V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
    folder.write("V2__task.sql", "CREATE TABLE task (id int, owner int REFERENCES \"user\");");
    folder.write("V3__never.sql", "CREATE TABLE never (id int);");
    var outcome = folder.replay(database);
    assertThat(outcome.effects()).hasSize(1);
    assertThat(outcome.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message()).contains("`V2`", "relation \"user\" does not exist");
          assertThat(finding.notes()).containsExactly("there is table users");
          assertThat(finding.place().orElseThrow()).hasToString("V2__task.sql:1:1");
        });
  }

  @PostgresTest
  void runsTheFileInTheAuthorsTransactions(TestDatabase database) {
    folder.write(
        "V1__blocks.sql",
        """
        CREATE TABLE a (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);
        BEGIN;
        INSERT INTO a VALUES (1), (1);
        DELETE FROM a WHERE ctid = '(0,2)';
        COMMIT;
        CREATE TEMP TABLE scratch ON COMMIT DROP AS SELECT 1;
        """);
    folder.write("V2__copy.sql", "COPY a FROM STDIN;\n5\n6\n\\.\nCOPY a TO STDOUT;\n");
    var effects = folder.replay(database).effects();
    assertThat(effects.get(0).after()).isEqualTo(effects.get(1).before());
    assertThat(EffectLines.of(effects.get(1)))
        .containsExactly(
            "1 public.a ROW EXCLUSIVE; rows public.a 2/0/0",
            "5 public.a ACCESS SHARE; scans public.a");
  }

  @PostgresTest
  void holdsUndoScriptsToTheirWord(TestDatabase database) {
    folder.write(
        "V1__a.sql", "CREATE TABLE a (id int, n int DEFAULT 7); CREATE INDEX a_n ON a (n);");
    folder.write("U1__a.sql", "DROP TABLE a;");
    folder.write(
        "V2__index.sql", "CREATE INDEX a_by_id ON a (id); ALTER TABLE a ALTER n DROP DEFAULT;");
    folder.write("U2__index.sql", "SELECT 1;");
    folder.write("V3__b.sql", "CREATE TABLE b (id int);");
    folder.write("U3__b.sql", "DROP TABLE c;");
    var findings = folder.replay(database).findings();
    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly(Code.UNDO_INCOMPLETE, Code.UNDO_INCOMPLETE);
    assertThat(findings.getFirst().notes())
        .containsExactly(
            "it leaves altered column a.n: default 7 -> none",
            "it leaves index a_by_id on a",
            "and behind it `V2` does not run again after its undo script:"
                + " relation \"a_by_id\" already exists (SQLSTATE 42P07).");
    assertThat(findings.get(1).message())
        .contains("undo script of `V3`", "table \"c\" does not exist");
  }

  @PostgresTest
  void doesNotTryAnUndoScriptThatCannotRun(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE a (id int);");
    folder.write("U1__a.sql", "BEGIN; DROP TABLE a;");
    folder.write("V2__b.sql", "CREATE TABLE b (id int);");
    folder.write("U2__b.sql", "DROP TABLE b; SELECT 'not closed");
    var outcome = folder.replay(database);
    assertThat(outcome.effects()).hasSize(2);
    assertThat(outcome.findings())
        .extracting(finding -> finding.severity() + " " + finding.message())
        .containsExactly(
            "WARNING the undo script of `V1` was not tried: it cannot run.",
            "WARNING the undo script of `V2` was not tried: it cannot run.");
  }

  @PostgresTest
  void hasTheLedgerOfItsToolForAMigrationThatNamesIt(TestDatabase database) {
    folder.write("2024-01-01-000000_a/up.sql", "CREATE TABLE a (id int);");
    folder.write(
        "2024-01-02-000000_b/up.sql",
        """
        CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE 'only we write here'; END $$;
        CREATE TRIGGER forbid BEFORE INSERT OR TRUNCATE ON public.__diesel_schema_migrations
          EXECUTE FUNCTION forbid();
        """);
    folder.write("2024-01-02-000000_b/down.sql", "DROP FUNCTION forbid CASCADE;");
    var outcome = folder.replay(database);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.schema().objects())
        .extracting(object -> object.id().toString())
        .containsExactly("table a", "column a.id", "routine forbid()");
  }
}
