package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Cancellation.Cause;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.Direction;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Half-done work that only PostgreSQL has: blocks that commit, and concurrent statements. */
interface PostgresJournalContract extends Contract {

  /** Marks one row after the other and commits each; fails while trap has a row. */
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

  // A statement that the journal records as done never runs again, although only the first run
  // showed that the next statement cannot run in a transaction (J1).
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

  // The same with a ledger of a version that did not record the file's division (J1).
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

  // The same after an edit of the file's tail, whose statement numbers no longer fit (J1).
  @Test
  default void neverRunsAgainWhatIsDoneWhenTheTailWasEdited() {
    writeAccounts();
    project().write("V2__acct.sql", COMMITS_AND_FAILS);
    project().run().failure(Failure.Stopped.class);
    project().write("V2__acct.sql", "UPDATE acct SET cents = cents * 10;\nSELECT 1;\n");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(cents()).isEqualTo("2000");
  }

  // The run continues at the statement that was running, because earlier ones cannot run twice
  // (J2).
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

  // A function that commits fails wherever it is called, so nothing is committed before it (like
  // J1).
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

  /** A statement that fails while trap has a row. */
  String TRAP = "SELECT 1 / (count(*) - 1) FROM trap;";

  // Rows of a migration that the schema does not show cannot have changed while the migration
  // before it is half done, although the schema looks as if both had run (like J1).
  @Test
  default void asksForNoRowsOfWhatFollowsAHalfDoneMigration() {
    writeAccounts();
    project()
        .write(
            "V2__index.sql",
            "CREATE INDEX CONCURRENTLY acct_id ON acct (id);\nINSERT INTO acct VALUES (3, 1);\n"
                + TRAP);
    project().write("V3__rows.sql", "UPDATE acct SET cents = cents * 10;");
    project().seal();
    project().run().failure(Failure.Stopped.class);
    project().execute("DELETE FROM trap");
    assertThat(project().run().upgrade()).containsExactly("V2", "V3");
    assertThat(cents()).isEqualTo("2010");
  }

  // The same with a schema that matches no version, because the second index is missing.
  @Test
  default void asksForNoRowsOfWhatFollowsWhereTheSchemaIsInBetween() {
    writeAccounts();
    String first = "CREATE INDEX CONCURRENTLY acct_id ON acct (id);";
    project()
        .write("V2__index.sql", first + "\nCREATE INDEX CONCURRENTLY acct_cents ON acct (cents);");
    project().write("V3__rows.sql", "UPDATE acct SET cents = cents * 10;");
    project().seal();
    project().execute(first);
    project().killedIn("V2", Direction.UP, 1, Optional.of(""));
    assertThat(project().run().upgrade()).containsExactly("V2", "V3");
    assertThat(cents()).isEqualTo("2000");
  }

  // One file builds, drops and builds an index again, and the run stops at each step (like J2).
  @Test
  default void goesOnInAFileThatBuildsAndDropsOneIndex() {
    String before = "CREATE TABLE b (id integer, n integer);";
    String first = "CREATE INDEX CONCURRENTLY b_id ON b (id);";
    for (String there : new String[] {"", first}) {
      project().write("V1__a.sql", "CREATE TABLE a (id integer);");
      project()
          .write(
              "V2__b.sql",
              String.join(
                  "\n",
                  before,
                  first,
                  "INSERT INTO b VALUES (1, 1);",
                  "DROP INDEX CONCURRENTLY b_id;",
                  "INSERT INTO b VALUES (2, 2);",
                  "CREATE INDEX CONCURRENTLY b_id ON b (n);"));
      project().seal();
      project().run().upgrade("1");
      project().execute(before);
      project().killedIn("V2", Direction.UP, 1, Optional.of(""));
      if (!there.isEmpty()) {
        project().execute(there);
      }
      assertThat(project().run().upgrade()).containsExactly("V2");
      assertThat(project().rows("SELECT id FROM b ORDER BY id")).containsExactly("1", "2");
      assertThat(project().rows("SELECT pg_get_indexdef('b_id'::regclass)").getFirst())
          .endsWith("(n)");
      assertThat(project().journal()).isEmpty();
      project().execute("DROP TABLE a, b, interlock_migration, interlock_lock, interlock_run");
      project().execute("DROP TABLE interlock_journal");
    }
  }

  // Statements that sync left out, because it only restores missing objects, stay left out (like
  // J1).
  @Test
  default void neverRunsWhatAnInterruptedSyncLeftOut() {
    for (boolean isBuilt : new boolean[] {true, false}) {
      project()
          .write(
              "V1__a.sql",
              """
              CREATE TABLE a (id integer, n integer);
              INSERT INTO a VALUES (1, 1);
              UPDATE a SET n = n * 10;
              CREATE INDEX CONCURRENTLY a_id ON a (id);
              UPDATE a SET n = n + 1;
              """);
      project().seal();
      project().run().upgrade();
      project().execute("DROP INDEX a_id");
      interruptSync();
      assertThat(project().journal()).containsExactly("V1 up");
      if (isBuilt) {
        project().execute("CREATE INDEX IF NOT EXISTS a_id ON a (id)");
      }
      project().run().failure(Failure.Refused.class);
      assertThat(project().run().sync()).containsExactly("V1");
      assertThat(project().rows("SELECT id || ' ' || n FROM a")).containsExactly("1 11");
      assertThat(project().rows("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
          .containsExactly("t");
      assertThat(project().journal()).isEmpty();
      assertThat(project().run().upgrade()).isEmpty();
      project().execute("DROP TABLE a, interlock_migration, interlock_lock, interlock_run");
      project().execute("DROP TABLE interlock_journal");
    }
  }

  /** Interrupts sync while the statement outside a transaction waits for another session. */
  private void interruptSync() {
    try (var connection = project().database().connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE a IN ROW EXCLUSIVE MODE");
      var run = project().run();
      run.events()
          .atStart(() ->
              CompletableFuture.delayedExecutor(600, TimeUnit.MILLISECONDS)
                  .execute(() -> run.cancellation().request(new Cause.Signalled("SIGTERM", 15))));
      Run.failure(Failure.Interrupted.class, run::sync);
      connection.rollback();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  // A statement outside a transaction that fails at once leaves no effect and no journal row (J7).
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
      // nor does the second try take it for done
      project().run().failure(Failure.Stopped.class);
    }
  }

  // An SQLSTATE of class 08 that a statement raises does not concern Interlock's connection (J7).
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

  // The run was killed while it built an index, and the file then names another one (like J8).
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
            "`V2` is half applied, and the statement that may have been running has been edited"
                + " since.");
    assertThat(project().rows("SELECT indexrelid FROM pg_index WHERE indrelid = 'a'::regclass"))
        .isEmpty();
    // a later statement may change
    project().write("V2__i.sql", file.formatted("a_id", "changed"));
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().rows("SELECT indexrelid::regclass FROM pg_index ORDER BY 1 DESC LIMIT 1"))
        .isNotEmpty();
  }

  // The server cuts names to 63 bytes at a character, wherever Interlock looks an object up (J8).
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
