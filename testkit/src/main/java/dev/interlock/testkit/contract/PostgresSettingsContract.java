package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.dialect.LockTimeout;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.Target;
import dev.interlock.dialect.backup.StepBackups;
import dev.interlock.dialect.data.StepGuards;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.history.Step;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Lease;
import dev.interlock.ledger.SessionState;
import dev.interlock.ledger.Token;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A file is one session (S1): its settings hold to its end, across transactions and for a run that
 * resumes, as in {@code psql -f}; they affect neither the ledger nor the next file.
 */
interface PostgresSettingsContract extends Contract {

  String TABLES =
      """
      SELECT schemaname || '.' || tablename || ' ' || tableowner FROM pg_tables
      WHERE schemaname IN ('public', 'n') AND tablename NOT LIKE 'interlock%' ORDER BY 1\
      """;

  private void role() {
    project()
        .execute(
            """
            DO $$ BEGIN CREATE ROLE s1_app;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$\
            """,
            "CREATE SCHEMA n AUTHORIZATION s1_app",
            "GRANT CREATE ON SCHEMA public TO s1_app");
  }

  /**
   * Tables with their owners; the user's name differs between runs and is replaced by {@code me}.
   */
  private java.util.List<String> tablesAndOwners() {
    return project().rows(TABLES).stream()
        .map(row -> row.endsWith(" s1_app") ? row : row.replaceAll(" .*", " me"))
        .toList();
  }

  /**
   * Creates the objects that later migrations need, as a migration, so that the ledger records
   * them.
   */
  private void found(String sql) {
    upgrade("V0__found.sql", sql);
  }

  private void upgrade(String file, String sql) {
    project().write(file, sql);
    assertThat(project().run().upgrade()).hasSize(1);
    assertThat(project().journal()).isEmpty();
  }

  // `SET search_path` before CREATE INDEX CONCURRENTLY in a file without a mark (S1).
  @Test
  default void keepsTheSearchPathAcrossAStatementOutsideTransactions() {
    project().execute("CREATE SCHEMA n");
    upgrade(
        "V1__a.sql",
        """
        SET search_path = n, public;
        CREATE TABLE t (id int);
        CREATE INDEX CONCURRENTLY i ON t (id);
        CREATE TABLE u (id int);
        """);
    assertThat(tablesAndOwners()).containsExactly("n.t me", "n.u me");
  }

  // The wrong owner (S1).
  @Test
  default void keepsTheRoleAcrossBorders() {
    role();
    upgrade(
        "V1__a.sql",
        """
        SET ROLE s1_app;
        BEGIN;
        CREATE TABLE n.t (id int);
        COMMIT;
        CREATE TABLE n.u (id int);
        CREATE INDEX CONCURRENTLY i ON n.u (id);
        CREATE TABLE n.v (id int);
        RESET ROLE;
        CREATE TABLE n.w (id int);
        """);
    assertThat(tablesAndOwners())
        .containsExactly("n.t s1_app", "n.u s1_app", "n.v s1_app", "n.w me");
  }

  @Test
  default void keepsTheSessionsUserAcrossBorders() {
    role();
    upgrade(
        "V1__a.sql",
        """
        SET SESSION AUTHORIZATION s1_app;
        BEGIN; CREATE TABLE n.t (id int); COMMIT;
        CREATE TABLE n.u (id int);
        BEGIN; RESET SESSION AUTHORIZATION; COMMIT;
        CREATE TABLE n.v AS SELECT 1 AS id;
        """);
    assertThat(tablesAndOwners()).containsExactly("n.t s1_app", "n.u s1_app", "n.v me");
  }

  // Settings before a file's own BEGIN, and settings of a transaction (S1).
  @Test
  default void endsALocalSettingWithItsTransaction() {
    project().execute("CREATE SCHEMA n");
    upgrade(
        "V1__a.sql",
        """
        SET search_path = n;
        BEGIN; CREATE TABLE t (id int); COMMIT;
        BEGIN; SET LOCAL search_path = public; CREATE TABLE u (id int); COMMIT;
        CREATE TABLE v (id int);
        BEGIN; RESET search_path; COMMIT;
        CREATE TABLE w (id int);
        """);
    assertThat(tablesAndOwners()).containsExactly("n.t me", "n.v me", "public.u me", "public.w me");
  }

  // Settings that the text does not show (S1).
  @Test
  default void keepsWhatAFunctionOrABlockSets() {
    found(
        """
        CREATE SCHEMA n;
        CREATE FUNCTION into_n() RETURNS text LANGUAGE sql
        AS $$ SELECT set_config('search_path', 'n', false), set_config('app.tenant', '7', false);
        SELECT 'x' $$;
        """);
    upgrade(
        "V1__a.sql",
        """
        SELECT into_n();
        BEGIN; CREATE TABLE t AS SELECT current_setting('app.tenant') AS tenant; COMMIT;
        DO $$ BEGIN PERFORM set_config('search_path', 'public', false); SET app.tenant = '8'; END $$;
        BEGIN; CREATE TABLE u AS SELECT current_setting('app.tenant') AS tenant; COMMIT;
        DO $$ BEGIN SET search_path = n; COMMIT; SET app.tenant = '9'; END $$;
        CREATE TABLE v AS SELECT current_setting('app.tenant') AS tenant;
        """);
    assertThat(tablesAndOwners()).containsExactly("n.t me", "n.v me", "public.u me");
    assertThat(project().rows("TABLE n.t UNION ALL TABLE public.u UNION ALL TABLE n.v"))
        .containsExactly("7", "8", "9");
  }

  // A local setting in a function, which the text does not show, ends with its transaction (S1).
  @Test
  default void endsWhatAFunctionSetsForItsTransaction() {
    project().execute("CREATE SCHEMA n");
    upgrade(
        "V1__a.sql",
        """
        BEGIN;
        DO $$ BEGIN PERFORM set_config('search_path', 'n', true); END $$;
        CREATE TABLE t (id int);
        COMMIT;
        BEGIN; CREATE TABLE u (id int); COMMIT;
        """);
    assertThat(tablesAndOwners()).containsExactly("n.t me", "public.u me");
  }

  @Test
  default void keepsSettingsWhereEachStatementCommitsAlone() {
    role();
    upgrade(
        "20240101000000_a.sql",
        """
        -- migrate:up transaction:false
        SET search_path = n;
        SET ROLE s1_app;
        CREATE TABLE t (id int);
        CREATE INDEX CONCURRENTLY i ON t (id);
        CREATE TABLE u (id int);
        SET TimeZone = 'Asia/Tokyo';
        RESET ROLE;
        CREATE TABLE v AS SELECT '2024-01-01'::timestamptz AS at;
        -- migrate:down
        DROP TABLE n.t;
        """);
    assertThat(tablesAndOwners()).containsExactly("n.t s1_app", "n.u s1_app", "n.v me");
    assertThat(project().rows("SELECT at AT TIME ZONE 'UTC' FROM n.v"))
        .containsExactly("2023-12-31 15:00:00");
  }

  // A run that resumes has another session (S1).
  @Test
  default void givesARunThatResumesTheSettingsOfTheOneThatFailed() {
    role();
    String start =
        """
        SET search_path = n;
        SET app.tenant = 'a "b" ''c''';
        SET ROLE s1_app;
        SET DateStyle = 'ISO, DMY';
        BEGIN; CREATE TABLE t (id int); COMMIT;
        SET TimeZone = 'Asia/Tokyo';
        BEGIN; CREATE TABLE u (id int); COMMIT;
        """;
    project().write("V1__a.sql", start + "SELECT absent;");
    project().run().failure(Failure.Stopped.class);
    project()
        .write(
            "V1__a.sql",
            start
                + "CREATE TABLE v AS SELECT current_setting('app.tenant') AS tenant,"
                + " '02/01/2024'::timestamptz AS at;");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(tablesAndOwners()).containsExactly("n.t s1_app", "n.u s1_app", "n.v s1_app");
    assertThat(project().rows("SELECT tenant, at AT TIME ZONE 'UTC' FROM n.v"))
        .containsExactly("a \"b\" 'c' 2024-01-01 15:00:00");
  }

  // Settings under which a statement outside transactions fails (S1).
  @Test
  default void leavesNothingAppliedWhereOnlySettingsRan() {
    found("CREATE TABLE t (id int);");
    project()
        .write("V1__a.sql", "SET search_path = public; CREATE INDEX CONCURRENTLY i ON t (absent);");
    assertThat(project().run().failure(Failure.Stopped.class).code())
        .isEqualTo(Code.STATEMENT_FAILED);
    project()
        .write("V1__a.sql", "SET search_path = public; CREATE INDEX CONCURRENTLY i ON t (id);");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().ledger()).containsExactly("V0 applied", "V1 applied");
  }

  // The settings affect neither the ledger nor the next file (S1).
  @Test
  default void writesTheLedgerAsANewSession() {
    role();
    found("CREATE FUNCTION n.clock_timestamp() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;");
    project()
        .write(
            "V1__a.sql",
            """
            SET search_path = n, pg_catalog;
            SET standard_conforming_strings = off;
            SET statement_timeout = '10s';
            SET DateStyle = 'ISO, DMY';
            SET IntervalStyle = sql_standard;
            SET ROLE s1_app;
            BEGIN; CREATE TABLE t (id int); COMMIT;
            SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE;
            BEGIN; CREATE TABLE u AS SELECT current_setting('transaction_isolation') AS level; COMMIT;
            SET default_transaction_read_only = on;
            """);
    project()
        .write(
            "V2__b.sql",
            """
            CREATE TABLE b AS SELECT current_user = session_user AS same,
              current_setting('search_path') AS path, current_setting('transaction_isolation') AS level,
              current_setting('statement_timeout') AS patience;
            """);
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(project().rows("SELECT level FROM n.u")).containsExactly("serializable");
    assertThat(project().rows("TABLE public.b"))
        .containsExactly("t \"$user\", public read committed 0");
    assertThat(
            project()
                .rows("SELECT count(*), bool_or(applied_by = 's1_app') FROM interlock_migration"))
        .containsExactly("3 f");
  }

  // Writes in a read-only transaction fail, but the ledger is written (S1).
  @Test
  default void honoursATransactionThatMayOnlyRead() {
    upgrade(
        "V1__a.sql",
        """
        CREATE TABLE t (id int);
        BEGIN READ ONLY; SELECT * FROM t; COMMIT;
        BEGIN; SET TRANSACTION READ ONLY; SELECT * FROM t; COMMIT;
        SET default_transaction_read_only = on;
        BEGIN; SELECT * FROM t; COMMIT;
        RESET default_transaction_read_only;
        BEGIN; INSERT INTO t VALUES (1); COMMIT;
        """);
    project().write("V2__b.sql", "BEGIN READ ONLY; INSERT INTO t VALUES (2); COMMIT;");
    assertThat(project().run().failure(Failure.Stopped.class).message()).contains("read-only");
    assertThat(project().rows("SELECT id FROM t")).containsExactly("1");
  }

  // A deferred trigger fires under the file's settings (S1).
  @Test
  default void firesDeferredTriggersUnderTheSettingsOfTheFile() {
    project().execute("CREATE SCHEMA n");
    upgrade(
        "V1__a.sql",
        """
        CREATE TABLE n.log (path text);
        CREATE TABLE t (id int);
        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN INSERT INTO log VALUES (current_schema()); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION note();
        SET search_path = n, public;
        INSERT INTO t VALUES (1);
        """);
    assertThat(project().rows("SELECT path FROM n.log")).containsExactly("n");
  }

  // A statement that resets the session (S4).
  @Test
  default void obeysDiscardAllInAnyFile() {
    project().execute("CREATE SCHEMA n");
    upgrade(
        "V1__a.sql",
        """
        SET search_path = n;
        CREATE TABLE a (id int);
        DISCARD ALL;
        CREATE TABLE b (id int);
        """);
    project().delete("V1__a.sql");
    assertThat(tablesAndOwners()).containsExactly("n.a me", "public.b me");
  }

  @Test
  default void obeysDiscardAllWhereEachStatementCommitsAlone() {
    upgrade(
        "20240101000000_a.sql",
        """
        -- migrate:up transaction:false
        DISCARD ALL;
        SET search_path = pg_temp;
        RESET ALL;
        DEALLOCATE ALL;
        SET SESSION AUTHORIZATION DEFAULT;
        DISCARD PLANS;
        CREATE TABLE b (id int);
        discard all;
        -- migrate:down
        DROP TABLE b;
        """);
    assertThat(tablesAndOwners()).containsExactly("public.b me");
  }

  private void databaseSets(String setting) {
    project()
        .execute(
            "DO $do$ BEGIN EXECUTE format('ALTER DATABASE %%I SET %s', current_database()); END $do$"
                .formatted(setting.replace("'", "''")));
  }

  // The server decides the session's defaults (S2): the Java process must not override ALTER
  // DATABASE.
  @Test
  default void hasTheZoneAndTheDateStyleThatTheServerGives() {
    databaseSets("TimeZone = 'Asia/Tokyo'");
    databaseSets("DateStyle = 'SQL, DMY'");
    databaseSets("IntervalStyle = 'iso_8601'");
    databaseSets("extra_float_digits = 0");
    upgrade(
        "V1__a.sql",
        """
        CREATE TABLE t AS SELECT '01/02/2024'::date AS day, '2024-01-01'::timestamptz AS at,
          concat_ws(' ', current_setting('TimeZone'), current_setting('DateStyle'),
            current_setting('IntervalStyle'), current_setting('extra_float_digits')) AS session;
        ALTER TABLE t ALTER at TYPE text;
        """);
    assertThat(project().rows("SELECT day - '2024-02-01'::date, at, session FROM t"))
        .containsExactly("0 01/01/2024 00:00:00 JST Asia/Tokyo SQL, DMY iso_8601 0");
  }

  // A date style that would make the driver close the connection (S2).
  @Test
  default void takesADateStyleAndAnEncodingAsAnyOtherSetting() {
    upgrade(
        "V1__a.sql",
        """
        SET DateStyle = 'German';
        SET client_encoding = 'LATIN1';
        BEGIN; CREATE TABLE t AS SELECT date '2024-02-01'::text AS day; COMMIT;
        INSERT INTO t SELECT date '2024-03-01'::text || 'é';
        """);
    assertThat(project().rows("SELECT day FROM t ORDER BY day"))
        .containsExactly("01.02.2024", "01.03.2024\u00c3\u00a9");
  }

  // S1: an isolation level that the file has set comes before the fence
  @Test
  default void recognisesALostLockWhereTheFileHasSetAnIsolationLevel() {
    Holder first = Run.newHolder();
    Holder second = Run.newHolder();
    var millisecond = new Lease(Duration.ofMillis(1));
    try (Target old = project().target(first);
        Target young = project().target(second)) {
      old.createLedger();
      Token stale = old.tryLock(first, millisecond).orElseThrow().token();
      SessionState isolated =
          old.apply(
              step("SET default_transaction_isolation = 'serializable'"),
              List.of(),
              stale,
              settings(millisecond, SessionState.NEW, true));
      Crowd.sleep(Duration.ofMillis(50));
      assertThat(young.tryLock(second, new Lease(Duration.ofMinutes(1)))).isPresent();

      var failure =
          catchThrowableOfType(
              StepFailure.class,
              () ->
                  old.apply(
                      step("CREATE TABLE a (id int)"),
                      List.of(),
                      stale,
                      settings(millisecond, isolated, false)));

      assertThat(failure.reason()).isEqualTo(StepFailure.Reason.FENCED);
    }
  }

  private Step.Transactional step(String sql) {
    var statements = project().database().dialect().splitter().split(sql);
    return new Step.Transactional(Optional.empty(), statements);
  }

  private static StepSettings settings(Lease lease, SessionState session, boolean continues) {
    return new StepSettings(
        new LockTimeout(Duration.ofSeconds(1)),
        lease,
        StepSettings.Durability.FULL,
        session,
        continues,
        StepGuards.NONE,
        StepBackups.NONE);
  }
}
