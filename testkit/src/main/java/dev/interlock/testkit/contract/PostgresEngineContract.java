package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.Dialect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Lease;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, with PostgreSQL's own features, on a real server of some version. */
@ExtendWith(PostgresExtension.class)
public abstract class PostgresEngineContract extends EngineContract
    implements ForeignLedgerMirrorContract,
        ForeignLedgerContract,
        PostgresConvergeContract,
        PostgresJournalContract,
        PostgresSettingsContract,
        PostgresZoneContract {

  private final Dialect dialect;
  private final Supplier<TestDatabase> databases;

  /**
   * @param databases returns a new database at each call
   */
  protected PostgresEngineContract(Dialect dialect, Supplier<TestDatabase> databases) {
    this.dialect = dialect;
    this.databases = databases;
  }

  @Override
  protected final ContractDatabase database(Path folder) {
    return new PostgresContractDatabase(dialect, databases.get());
  }

  @Test
  final void buildsAnIndexConcurrentlyAlone() {
    project().writeTables(1);
    project().write("V2__index.sql", "CREATE INDEX CONCURRENTLY t1_id ON t1 (id);\n");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(validIndexes()).containsExactly("t1_id");
    assertThat(project().journal()).isEmpty();
  }

  /** The modes must precede every query, although Interlock's own statements come first. */
  @Test
  final void givesATransactionTheModesThatFollowItsBegin() {
    project()
        .write(
            "V1__levels.sql",
            """
            BEGIN;
            SET LOCAL lock_timeout = '1s';
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
            CREATE TABLE inside AS SELECT current_setting('transaction_isolation') AS level;
            COMMIT;
            CREATE TABLE behind AS SELECT current_setting('transaction_isolation') AS level;
            """);
    project()
        .write(
            "V2__whole.sql",
            """
            SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
            CREATE TABLE whole AS SELECT current_setting('transaction_isolation') AS level;
            """);
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(project().rows("SELECT level FROM inside")).containsExactly("repeatable read");
    assertThat(project().rows("SELECT level FROM behind")).containsExactly("read committed");
    assertThat(project().rows("SELECT level FROM whole")).containsExactly("serializable");
  }

  @Test
  final void buildsAnIndexConcurrentlyBetweenTransactions() {
    project()
        .write(
            "V1__mixed.sql",
            """
            CREATE TABLE a (id integer);
            CREATE INDEX CONCURRENTLY a_id ON a (id);
            INSERT INTO a VALUES (1);
            """);
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(validIndexes()).containsExactly("a_id");
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
  }

  @Test
  final void leavesNoInvalidIndexWhenAConcurrentBuildFails() {
    project()
        .write(
            "V1__mixed.sql",
            """
            CREATE TABLE a (id integer);
            INSERT INTO a VALUES (1), (1);
            CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id);
            """);
    assertThat(project().run().failure(Failure.Stopped.class).code())
        .isEqualTo(Code.STATEMENT_FAILED);
    assertThat(project().rows("SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
        .containsExactly("0");
    assertThat(project().journal()).containsExactly("V1 up");
  }

  @Test
  final void learnsFromTheServerThatAStatementMustRunAlone() {
    project()
        .write(
            "V1__shy.sql",
            """
            CREATE TABLE a (id integer);
            DO $$ BEGIN
              IF txid_current_if_assigned() IS NOT NULL THEN
                RAISE EXCEPTION 'not in a transaction' USING ERRCODE = '25001';
              END IF;
            END $$;
            INSERT INTO a VALUES (1);
            """);
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
    assertThat(project().journal()).isEmpty();
  }

  @Test
  final void letsABlockCommitThatTheFileKeepsOutOfTransactions() {
    project()
        .write(
            "1_batches.sql",
            """
            -- no-transaction
            CREATE TABLE a (id integer);
            DO $$ BEGIN
              FOR i IN 1..3 LOOP
                INSERT INTO a VALUES (i);
                COMMIT;
              END LOOP;
            END $$;
            INSERT INTO a VALUES (4);
            """);
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().rows("SELECT count(*), count(DISTINCT xmin::text) FROM a"))
        .containsExactly("4 4");
    assertThat(project().journal()).isEmpty();
  }

  @Test
  final void saysSoWhereAFunctionCommits() {
    project()
        .write(
            "1_function.sql",
            """
            CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;
            SELECT f();
            """);
    assertThat(project().run().failure(Failure.Stopped.class).code())
        .isEqualTo(Code.STATEMENT_FAILED);
  }

  @Test
  final void keepsTheSettingsOfAFileWithoutTransactionsToItself() {
    project()
        .write(
            "1_schema.sql",
            """
            -- no-transaction
            CREATE SCHEMA other;
            SET search_path TO other;
            CREATE TABLE a (id integer);
            CREATE INDEX CONCURRENTLY a_id ON a (id);
            """);
    project().write("2_b.sql", "CREATE TABLE b (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(
            project()
                .rows(
                    "SELECT schemaname, tablename FROM pg_tables WHERE tablename IN ('a', 'b')"
                        + " ORDER BY 2"))
        .containsExactly("other a", "public b");
    assertThat(project().rows("SELECT indexname FROM pg_indexes WHERE schemaname = 'other'"))
        .containsExactly("a_id");
  }

  @Test
  final void copiesData() {
    project()
        .write(
            "V1__copy.sql",
            """
            CREATE TABLE a (id integer, words text);
            COPY a (id, words) FROM STDIN;
            1\tone; two
            2\tünïcödé
            \\.
            INSERT INTO a VALUES (3, 'three');
            """);
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().rows("SELECT id, words FROM a ORDER BY id"))
        .containsExactly("1 one; two", "2 ünïcödé", "3 three");
  }

  @Test
  final void dropsTheRowsThatAScriptCopiesOut() {
    project()
        .write(
            "V1__copy.sql",
            """
            CREATE TABLE a (id integer);
            COPY a FROM STDIN;
            1
            \\.
            COPY a TO STDOUT;
            BEGIN;
            COPY (INSERT INTO a VALUES (2) RETURNING id) TO STDOUT WITH (FORMAT csv);
            COMMIT;
            CREATE INDEX CONCURRENTLY a_id ON a (id);
            COPY a TO STDOUT;
            INSERT INTO a VALUES (3);
            """);
    project().write("U1__copy.sql", "COPY a TO STDOUT; DROP TABLE a;");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().rows("SELECT id FROM a ORDER BY id")).containsExactly("1", "2", "3");
    assertThat(project().run().downgrade("base")).containsExactly("V1");
    assertThat(project().tables()).isEmpty();
  }

  @Test
  final void saysWhichStatementCopiesOutWhatItMayNot() {
    project()
        .write(
            "V1__copy.sql",
            "CREATE TABLE a (id integer);\nCOPY a TO STDOUT;\nCOPY (SELECT 1 / 0) TO STDOUT;\n");
    var finding = project().run().failure(Failure.Stopped.class);
    assertThat(finding.place()).hasToString("Optional[migrations/V1__copy.sql:3:1]");
    assertThat(finding.message()).contains("division by zero");
    assertThat(project().tables()).isEmpty();
  }

  @Test
  final void rollsBackWhenCopiedDataDoesNotFit() {
    project()
        .write("V1__copy.sql", "CREATE TABLE a (id integer);\nCOPY a FROM STDIN;\n1\nword\n\\.\n");
    var finding = project().run().failure(Failure.Stopped.class);
    assertThat(finding.place()).hasToString("Optional[migrations/V1__copy.sql:2:1]");
    assertThat(project().tables()).isEmpty();
  }

  @Test
  final void keepsSettingsOfOneMigrationFromTheNext() {
    project()
        .write(
            "V1__schema.sql",
            """
            CREATE SCHEMA other;
            SET search_path = other;
            SET timezone = 'Asia/Tokyo';
            CREATE TABLE a (id integer);
            """);
    project()
        .write(
            "V2__default.sql", "CREATE TABLE b AS SELECT current_setting('timezone') AS zone;\n");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(
            project().rows("SELECT relnamespace::regnamespace FROM pg_class WHERE relname = 'b'"))
        .containsExactly("public");
    assertThat(project().rows("SELECT zone FROM b")).doesNotContain("Asia/Tokyo");
  }

  @Test
  final void keepsARoleOfOneMigrationFromTheNext() {
    project().write("V1__role.sql", "SET ROLE pg_monitor;\nSELECT 1;\n");
    project().write("V2__whose.sql", "CREATE TABLE b AS SELECT current_user AS name;\n");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(project().rows("SELECT name FROM b")).containsExactly("postgres");
  }

  @Test
  final void readsDumpsThatEmptyTheSearchPath() {
    project()
        .write(
            "V1__dump.sql",
            """
            SELECT pg_catalog.set_config('search_path', '', false);
            CREATE TABLE public.a (id integer);
            """);
    project().write("V2__next.sql", "CREATE TABLE b (id integer);");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(project().tables()).containsExactly("a", "b");
  }

  /** PostgreSQL gives such settings to new sessions only (manual, ALTER DATABASE). */
  @Test
  final void beginsEveryMigrationWithWhatANewSessionBeginsWith() {
    project()
        .write(
            "V1__app.sql",
            """
            CREATE SCHEMA app;
            SET search_path = app;
            CREATE TABLE a (id integer);
            DO $$ BEGIN
              EXECUTE format('ALTER DATABASE %I SET search_path TO app, public', current_database());
            END $$;
            """);
    project().write("V2__b.sql", "CREATE TABLE b (id integer);\n");
    project().write("V3__index.sql", "CREATE INDEX CONCURRENTLY b_id ON b (id);\n");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2", "V3");
    assertThat(project().rows("SELECT 'app.b'::regclass, 'app.b_id'::regclass"))
        .containsExactly("b b_id");
    project().write("V4__c.sql", "CREATE TABLE c (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V4");
  }

  /** A setting of one migration does not apply to the next one, in one run or in two. */
  @Test
  final void keepsASettingOfTheSessionForOneMigration() {
    project().write("V1__app.sql", "CREATE SCHEMA app;\nSET search_path = app;\n");
    project().write("V2__a.sql", "CREATE TABLE a (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(project().rows("SELECT to_regclass('app.a')")).containsExactly("null");
  }

  /**
   * The second run died after it took the lock over and before it ended the first one's session.
   */
  @Test
  final void endsWhatIsLeftOfEveryRunThatLostTheLock() throws SQLException {
    project().writeTables(1);
    var first = Run.newHolder();
    try (var leftOver = project().database().connect()) {
      try (var statement = leftOver.createStatement()) {
        statement.execute("SET application_name = '" + first.run().applicationName() + "'");
      }
      takeAndVanish(first);
      takeAndVanish(Run.newHolder());
      assertThat(project().run().upgrade()).containsExactly("V1");
      assertThat(leftOver.isValid(1)).isFalse();
    }
    assertThat(project().rows("SELECT unsettled FROM interlock_lock")).containsExactly("{}");
  }

  /** Waits for the lock, because a server session ends a little after its connection. */
  private void takeAndVanish(Holder holder) {
    try (var target = project().target(holder)) {
      target.createLedger();
      var lease = new Lease(Duration.ofSeconds(30));
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (target.tryLock(holder, lease).isEmpty()) {
        assertThat(System.nanoTime()).as("the lock is still taken").isLessThan(end);
      }
    }
  }

  private List<String> validIndexes() {
    return project()
        .rows(
            """
            SELECT indexrelid::regclass FROM pg_index JOIN pg_class c ON c.oid = indrelid
            WHERE indisvalid AND c.relname IN ('a', 't1') ORDER BY 1\
            """);
  }
}
