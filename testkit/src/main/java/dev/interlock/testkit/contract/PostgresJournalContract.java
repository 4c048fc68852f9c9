package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import org.junit.jupiter.api.Test;

/** Half-done work that only PostgreSQL has: blocks that commit, and concurrent statements. */
interface PostgresJournalContract extends Contract {

  /** Marks one row after the other and commits each; fails as long as there is a row in trap. */
  String COMMITS_AND_FAILS =
      """
      UPDATE acct SET cents = cents * 10;
      DO $$ DECLARE next integer; BEGIN
        FOR next IN SELECT id FROM acct WHERE NOT marked LOOP
          UPDATE acct SET marked = true WHERE id = next;
          COMMIT;
        END LOOP;
        IF EXISTS (SELECT FROM trap) THEN RAISE EXCEPTION 'trapped'; END IF;
      END $$;
      """;

  private void writeAccounts() {
    project()
        .write(
            "V1__acct.sql",
            """
            CREATE TABLE acct (id integer, cents integer, marked boolean NOT NULL DEFAULT false);
            CREATE TABLE trap (id integer);
            INSERT INTO acct VALUES (1, 100), (2, 100);
            """);
    assertThat(project().run().upgrade()).containsExactly("V1");
    project().execute("INSERT INTO trap VALUES (1)");
  }

  private String cents() {
    return project().rows("SELECT sum(cents) FROM acct").getFirst();
  }

  // J1: what the journal records as done never runs again, although the server told only at run
  // time that the statement behind it cannot run in a transaction, and does not say so again.
  @Test
  default void neverRunsAgainWhatIsDoneWhenABlockCommitsNoMore() {
    writeAccounts();
    project().write("V2__acct.sql", COMMITS_AND_FAILS);
    var finding = project().run().failure(Failure.Stopped.class);
    assertThat(finding.notes()).anyMatch(note -> note.contains("may have committed part"));
    assertThat(cents()).isEqualTo("2000");
    project().execute("DELETE FROM trap");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(cents()).isEqualTo("2000");
    assertThat(project().journal()).isEmpty();
  }

  // J1, with a ledger of a version that did not record how a file was divided
  @Test
  default void neverRunsAgainWhatALedgerOfAnOlderVersionRecordsAsDone() {
    writeAccounts();
    project().write("V2__acct.sql", COMMITS_AND_FAILS);
    project().run().failure(Failure.Stopped.class);
    project()
        .execute(
            "ALTER TABLE interlock_journal DROP COLUMN division",
            "UPDATE interlock_journal SET running = ''");
    project().run().failure(Failure.Stopped.class);
    assertThat(project().rows("SELECT division FROM interlock_journal").getFirst())
        .startsWith("2! ");
    project().execute("DELETE FROM trap");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(cents()).isEqualTo("2000");
  }

  // J1, in a file whose tail was mended: its numbers are not those of the file that was divided
  @Test
  default void neverRunsAgainWhatIsDoneWhenTheTailWasEdited() {
    writeAccounts();
    project().write("V2__acct.sql", COMMITS_AND_FAILS);
    project().run().failure(Failure.Stopped.class);
    project().write("V2__acct.sql", "UPDATE acct SET cents = cents * 10;\nSELECT 1;\n");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(cents()).isEqualTo("2000");
  }

  // J2: goes on at the statement that was running, where what comes before it cannot run twice
  @Test
  default void goesOnAtTheBlockThatWasRunning() {
    writeAccounts();
    project()
        .write(
            "V2__x.sql",
            """
            CREATE TABLE x (id integer);
            DO $$ BEGIN COMMIT; IF EXISTS (SELECT FROM trap) THEN RAISE 'trapped'; END IF; END $$;
            INSERT INTO x VALUES (1);
            """);
    project().run().failure(Failure.Stopped.class);
    project().execute("DELETE FROM trap");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().rows("SELECT id FROM x")).containsExactly("1");
  }

  // J1's kind: a function that commits fails wherever it is called, so nothing is committed first
  @Test
  default void commitsNothingBeforeAFunctionThatCanRunNowhere() {
    project()
        .write(
            "V1__function.sql",
            """
            CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;
            SELECT f();
            """);
    assertThat(project().run().failure(Failure.Stopped.class).code())
        .isEqualTo(Code.STATEMENT_FAILED);
    assertThat(project().rows("SELECT 1 FROM pg_proc WHERE proname = 'f'")).isEmpty();
    assertThat(project().journal()).isEmpty();
  }

  // J7: a statement outside a transaction that fails at once leaves nothing, and no journal row
  @Test
  default void leavesNoJournalRowWhenAStatementAloneFailsAtOnce() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer); CREATE INDEX a_id ON a (id);\n");
    project().run().upgrade();
    for (String failing :
        new String[] {
          "CREATE INDEX CONCURRENTLY a_id ON a (id);",
          "DROP INDEX CONCURRENTLY absent;",
          "REINDEX TABLE CONCURRENTLY absent;",
          "VACUUM absent;",
          "CREATE DATABASE template1;",
          "DROP DATABASE absent;",
          "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '25001'; COMMIT; END $$;",
          "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p;"
        }) {
      project().write("V2__alone.sql", failing);
      var finding = project().run().failure(Failure.Stopped.class);
      assertThat(finding.code()).as(failing).isEqualTo(Code.STATEMENT_FAILED);
      assertThat(finding.notes()).as(failing).anyMatch(n -> n.contains("nothing of it is applied"));
      assertThat(project().journal()).as(failing).isEmpty();
      // nor is it taken for done at the second try
      project().run().failure(Failure.Stopped.class);
    }
  }

  // J7: an SQLSTATE of class 08 that a statement raises is not our connection
  @Test
  default void tellsAStatementsConnectionFromItsOwn() {
    for (String state : new String[] {"08006", "08001", "57P01", "25P03"}) {
      project()
          .write(
              "V1__raise.sql",
              "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '" + state + "'; END $$;");
      var finding = project().run().failure(Failure.Stopped.class);
      assertThat(finding.code()).as(state).isEqualTo(Code.STATEMENT_FAILED);
    }
  }

  // J8's kind: killed while an index was built, and the file then names another one
  @Test
  default void refusesWhereTheStatementInFlightWasEdited() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer, n integer);\n");
    project().run().upgrade();
    String file =
        "CREATE INDEX CONCURRENTLY %s ON a (id);\nCREATE INDEX CONCURRENTLY %s ON a (n);\n";
    project().write("V2__i.sql", file.formatted("a_id", "a_n"));
    project().killedInFlight("V2", 0, "");
    project().write("V2__i.sql", file.formatted("other", "a_n"));
    var finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.RESUME_EDITED);
    assertThat(finding.message())
        .isEqualTo(
            "`V2` is half applied, and the statement that may have been running is not what the"
                + " file says now.");
    assertThat(project().rows("SELECT indexrelid FROM pg_index WHERE indrelid = 'a'::regclass"))
        .isEmpty();
    // what follows it may change
    project().write("V2__i.sql", file.formatted("a_id", "changed"));
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().rows("SELECT indexrelid::regclass FROM pg_index ORDER BY 1 DESC LIMIT 1"))
        .isNotEmpty();
  }

  // J8: the server cuts names to 63 bytes and whole characters, wherever an object is looked up
  @Test
  default void findsObjectsByNamesThatTheServerCuts() {
    String lang = "i".repeat(70);
    String umlauts = "\"" + "ü".repeat(40) + "\"";
    project().write("V1__a.sql", "CREATE TABLE %s (id integer);\n".formatted("t".repeat(70)));
    project()
        .write(
            "V2__index.sql",
            "CREATE INDEX CONCURRENTLY %s ON %s (id);\nCREATE INDEX CONCURRENTLY %s ON %s (id);\n"
                .formatted(lang, "t".repeat(70), umlauts, "t".repeat(70)));
    project()
        .write(
            "V3__drop.sql",
            "REINDEX INDEX CONCURRENTLY %s;\nDROP INDEX CONCURRENTLY %s;\nDROP INDEX CONCURRENTLY %s;\n"
                .formatted(umlauts, lang, umlauts));
    assertThat(project().run().upgrade()).containsExactly("V1", "V2", "V3");
    assertThat(project().journal()).isEmpty();
  }
}
