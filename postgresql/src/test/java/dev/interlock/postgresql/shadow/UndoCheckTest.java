package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Up, down and up again. */
@Tag("B8")
@Tag("E7")
class UndoCheckTest {

  @TempDir private Path path;
  private ScriptFolder folder;

  @BeforeEach
  void open() {
    folder = new ScriptFolder(path);
  }

  @PostgresTest
  void seesThatRowsWhichTheUndoLeavesStopTheSecondUp(TestDatabase database) {
    folder.write("V1__country.sql", "CREATE TABLE country (code text PRIMARY KEY);");
    folder.write("V2__rows.sql", "INSERT INTO country VALUES ('ch'), ('fr');");
    folder.write("U2__rows.sql", "DELETE FROM country WHERE code = 'fr';");
    assertThat(findings(database))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.NOT_AGAIN);
          assertThat(finding.message()).contains("`V2` does not run again", "duplicate key");
          assertThat(finding.place().orElseThrow()).hasToString("V2__rows.sql:1:1");
        });
  }

  @PostgresTest
  void saysSoBesideWhatAnUndoLeavesInTheSchema(TestDatabase database) {
    folder.write("V1__mood.sql", "CREATE TYPE mood AS ENUM ('sad');");
    folder.write("V2__glad.sql", "ALTER TYPE mood ADD VALUE 'glad';");
    folder.write("U2__glad.sql", "SELECT 1;");
    assertThat(findings(database))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.UNDO_INCOMPLETE);
          assertThat(finding.notes())
              .containsExactly(
                  "it leaves altered enum mood: labels 'sad' -> 'sad', 'glad'",
                  "and then `V2` does not run again after its undo script:"
                      + " enum label \"glad\" already exists (SQLSTATE 42710).");
        });
  }

  @PostgresTest
  void seesThatTheSecondUpMakesSomethingElse(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE seen (n int); CREATE TABLE a (id int);");
    folder.write(
        "V2__b.sql",
        """
        DO $$ BEGIN
          IF EXISTS (SELECT FROM seen) THEN CREATE TABLE c (id int);
          ELSE CREATE TABLE b (id int); END IF;
        END $$;
        """);
    folder.write("U2__b.sql", "DROP TABLE IF EXISTS b, c; INSERT INTO seen VALUES (1);");
    assertThat(findings(database))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.NOT_AGAIN);
          assertThat(finding.notes()).contains("the second time created table c");
        });
  }

  @PostgresTest
  void isContentWithScriptsThatTakeBackAll(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY, n int);");
    folder.write("U1__a.sql", "DROP TABLE a;");
    folder.write("V2__rows.sql", "INSERT INTO a VALUES (2, 3); ALTER TABLE a ADD b int;");
    folder.write("U2__rows.sql", "ALTER TABLE a DROP b; DELETE FROM a WHERE id > 1;");
    folder.write("V3__index.sql", "CREATE INDEX CONCURRENTLY a_n ON a (n);");
    folder.write("U3__index.sql", "DROP INDEX a_n;");
    assertThat(findings(database)).isEmpty();
  }

  @PostgresTest
  void doesNotBlameAMigrationForSharingATransactionWithItsUndo(TestDatabase database) {
    folder.write(
        "V1__a.sql",
        "CREATE TABLE a (id int PRIMARY KEY, n int REFERENCES a DEFERRABLE INITIALLY DEFERRED);");
    folder.write("V2__b.sql", "ALTER TABLE a ADD b int;");
    folder.write(
        "U2__b.sql", "ALTER TABLE a DROP b; INSERT INTO a VALUES (2, 3), (3, 2); DELETE FROM a;");
    assertThat(findings(database)).isEmpty();
  }

  @PostgresTest
  void believesAnAuthorWhoSaysThatThereIsNoWayBack(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE a (id int, n int);");
    folder.write(
        "V2__gone.sql", "-- interlock: rollback=unsupported \"gone\"\nALTER TABLE a DROP n;");
    folder.write("U2__gone.sql", "SELECT 1;");
    assertThat(findings(database)).isEmpty();
  }

  @PostgresTest
  void notesAWayBackThatTheAuthorDenies(TestDatabase database) {
    folder.write(
        "V1__a.sql", "-- interlock: rollback=unsupported \"no\"\nCREATE TABLE a (id int);");
    folder.write("U1__a.sql", "DROP TABLE a;");
    assertThat(findings(database))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.UNDO_DENIED);
          assertThat(finding.severity()).isEqualTo(Severity.NOTE);
        });
  }

  /** Repeatable scripts that are not safe to run twice. */
  @PostgresTest
  void runsRepeatablesTwice(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE a (id int);");
    folder.write("R__again.sql", "CREATE OR REPLACE VIEW again AS TABLE a;");
    folder.write("R__once.sql", "CREATE VIEW once AS TABLE a;");
    assertThat(findings(database))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.RUNS_ONCE);
          assertThat(finding.message())
              .isEqualTo(
                  "`R__once` does not run again on its own result: relation \"once\" already exists"
                      + " (SQLSTATE 42P07).");
        });
  }

  private List<Finding> findings(TestDatabase database) {
    return folder.replay(database).findings();
  }
}
