package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import org.junit.jupiter.api.Test;

/** Files of more than one transaction: journaled, and resumed where they stopped. */
interface JournalContract extends Contract {

  String FIRST =
      """
      BEGIN;
      CREATE TABLE a (id integer);
      INSERT INTO a VALUES (1);
      COMMIT;
      """;

  String SECOND =
      """
      BEGIN;
      INSERT INTO a VALUES (2);
      INSERT INTO a VALUES (%s);
      COMMIT;
      """;

  @Test
  default void appliesAFileWithSeveralTransactions() {
    project().write("V1__two.sql", FIRST + SECOND.formatted("3"));
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().rows("SELECT id FROM a ORDER BY id")).containsExactly("1", "2", "3");
    assertThat(project().journal()).isEmpty();
  }

  @Test
  default void keepsWhatCommittedWhenALaterTransactionFails() {
    failInTheSecond();
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
    assertThat(project().ledger()).isEmpty();
    assertThat(project().journal()).containsExactly("V1 up");
  }

  @Test
  default void resumesBehindWhatCommittedAfterTheTailWasMended() {
    failInTheSecond();
    project().write("V1__two.sql", "-- mended\n" + FIRST + SECOND.formatted("4"));
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V1");
    assertThat(run.events().of(Event.Resumed.class)).hasSize(1);
    assertThat(project().rows("SELECT id FROM a ORDER BY id")).containsExactly("1", "2", "4");
    assertThat(project().ledger()).containsExactly("V1 applied");
    assertThat(project().journal()).isEmpty();
  }

  @Test
  default void refusesToResumeWhereTheAppliedPartWasEdited() {
    failInTheSecond();
    project().write("V1__two.sql", FIRST.replace("(1)", "(9)") + SECOND.formatted("4"));
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.RESUME_EDITED);
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
  }

  private void failInTheSecond() {
    project().write("V1__two.sql", FIRST + SECOND.formatted("absent"));
    project().run().failure(Failure.Stopped.class);
  }

  @Test
  default void runsAStatementAloneThatNoTransactionTakes() {
    project().write("V1__bare.sql", "VACUUM;\n");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().ledger()).containsExactly("V1 applied");
    assertThat(project().journal()).isEmpty();
  }

  @Test
  default void runsSuchAStatementBetweenTransactions() {
    project()
        .write(
            "V1__mixed.sql",
            "CREATE TABLE a (id integer);\nVACUUM;\nINSERT INTO a VALUES (1);\nVACUUM;\n");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
    assertThat(project().journal()).isEmpty();
  }

  @Test
  default void resumesBehindAStatementThatRanAlone() {
    String start = "CREATE TABLE a (id integer);\nVACUUM;\n";
    project().write("V1__mixed.sql", start + "INSERT INTO a VALUES (absent);\n");
    project().run().failure(Failure.Stopped.class);
    assertThat(project().journal()).containsExactly("V1 up");
    project().write("V1__mixed.sql", start + "INSERT INTO a VALUES (1);\n");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
  }

  @Test
  default void resumesAnUndoScript() {
    project().writeTables(1);
    project().run().upgrade();
    project().write("U1__table.sql", "BEGIN; DROP TABLE t1; COMMIT; SELECT absent;");
    Run.failure(Failure.Stopped.class, () -> project().run().downgrade("-1"));
    assertThat(project().journal()).containsExactly("V1 down");
    project().write("U1__table.sql", "BEGIN; DROP TABLE t1; COMMIT; SELECT 1;");
    assertThat(project().run().downgrade("-1")).containsExactly("V1");
    assertThat(project().journal()).isEmpty();
    assertThat(project().ledger()).isEmpty();
  }

  // A run that resumes has another session, without the file's settings so far (S1).
  @Test
  default void resumesUnderWhatTheFileHadSet() {
    boolean sqlite = project().database().dialect().name().equals("SQLite");
    String start =
        (sqlite ? "PRAGMA case_sensitive_like = ON" : "SET DateStyle = 'ISO, DMY'")
            + ";\nBEGIN;\nCREATE TABLE a (b text);\nCOMMIT;\n";
    project().write("V1__set.sql", start + "SELECT absent;\n");
    project().run().failure(Failure.Stopped.class);
    String value = sqlite ? "'A' LIKE 'a'" : "date '02/01/2024'";
    project().write("V1__set.sql", start + "INSERT INTO a SELECT " + value + ";\n");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().rows("SELECT b FROM a")).containsExactly(sqlite ? "0" : "2024-01-02");
  }
}
