package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Settings;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.layout.tool.Dbmate;
import dev.interlock.layout.tool.Diesel;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.layout.tool.GolangMigrate;
import dev.interlock.layout.tool.Goose;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.Prisma;
import dev.interlock.layout.tool.Sqlx;
import dev.interlock.ledger.ForeignLedgerSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * On PostgreSQL, Interlock records every migration in the ledger of a tool that is still in use.
 */
interface ForeignLedgerMirrorContract extends Contract {

  @Test
  default void tellsFlyway() {
    ledgerOf(new Flyway());
    project().write("V001__first.sql", "CREATE TABLE a (id integer);\n");
    project().write("V1_2__second.sql", "\uFEFF-- words\r\nCREATE TABLE b (id integer);");
    project().write("U1_2__second.sql", "DROP TABLE b;\n");
    project().write("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;\n");
    project().run().upgrade();
    assertThat(
            rows(
                "SELECT installed_rank, version, description, type, script, success"
                    + " FROM flyway_schema_history ORDER BY 1"))
        .containsExactly(
            "1 001 first SQL V001__first.sql t",
            "2 1.2 second SQL V1_2__second.sql t",
            "3 null view SQL R__view.sql t");
    project().run().downgrade("1");
    assertThat(rows("SELECT version, type FROM flyway_schema_history WHERE installed_rank = 4"))
        .containsExactly("1.2 DELETE");
  }

  @Test
  default void tellsGolangMigrateWhichVersionIsTheLast() {
    ledgerOf(new GolangMigrate());
    for (int i = 1; i <= 2; i++) {
      project().write(i + "_a.up.sql", "CREATE TABLE t%d (id integer);\n".formatted(i));
      project().write(i + "_a.down.sql", "DROP TABLE t%d;\n".formatted(i));
    }
    project().run().upgrade();
    assertThat(rows("SELECT version, dirty FROM schema_migrations")).containsExactly("2 f");
    project().run().downgrade("-1");
    assertThat(rows("SELECT version, dirty FROM schema_migrations")).containsExactly("1 f");
    project().run().downgrade("base");
    assertThat(rows("SELECT version, dirty FROM schema_migrations")).isEmpty();
  }

  @Test
  default void tellsDbmate() {
    ledgerOf(new Dbmate());
    project().write("001_a.sql", "-- migrate:up\nCREATE TABLE a (id integer);\n-- migrate:down\n");
    project().write("002_b.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n");
    project().run().upgrade();
    assertThat(rows("SELECT version FROM schema_migrations ORDER BY 1"))
        .containsExactly("001", "002");
    project().run().downgrade("-1");
    assertThat(rows("SELECT version FROM schema_migrations")).containsExactly("001");
  }

  @Test
  default void tellsGoose() {
    ledgerOf(new Goose());
    project().write("00001_a.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n");
    project().run().upgrade();
    assertThat(rows("SELECT version_id, is_applied FROM goose_db_version ORDER BY id"))
        .containsExactly("0 t", "1 t");
    project().run().downgrade("-1");
    assertThat(rows("SELECT version_id FROM goose_db_version")).containsExactly("0");
  }

  @Test
  default void tellsSqlx() {
    ledgerOf(new Sqlx());
    project().write("1_a_b.sql", "SELECT 1;\n");
    project().run().upgrade();
    assertThat(
            rows(
                "SELECT version, description, success, encode(checksum, 'hex') FROM _sqlx_migrations"))
        .containsExactly(
            "1 a b t "
                + "24454095d8d7876ca8e842f34296ca645c83e0f7b50f048c99db4b2ff4da659267afc4ef3e994f3d74e18c741165d931");
  }

  @Test
  default void tellsDiesel() {
    ledgerOf(new Diesel());
    project().write("2024-01-02-030405_a/up.sql", "SELECT 1;\n");
    project().write("2024-01-02-030405_a/down.sql", "SELECT 1;\n");
    project().run().upgrade();
    assertThat(rows("SELECT version FROM __diesel_schema_migrations"))
        .containsExactly("20240102030405");
    project().run().downgrade("base");
    assertThat(rows("SELECT version FROM __diesel_schema_migrations")).isEmpty();
  }

  @Test
  default void tellsPrisma() {
    ledgerOf(new Prisma());
    project().write("0_init/migration.sql", "SELECT 1;\n");
    project().write("0_init/down.sql", "SELECT 2;\n");
    project().run().upgrade();
    assertThat(
            rows(
                "SELECT migration_name, length(id), checksum, finished_at >= started_at,"
                    + " rolled_back_at, applied_steps_count FROM _prisma_migrations"))
        .containsExactly(
            "0_init 36 " + project().history().migrations().getFirst().raw() + " t null 1");
    project().run().downgrade("-1");
    assertThat(rows("SELECT rolled_back_at IS NULL FROM _prisma_migrations")).containsExactly("f");
  }

  @Test
  default void tellsAlembicInTheTransactionOfTheRevision() {
    project().isOf(new Alembic());
    project().write("1a/migration.sql", "SELECT set_config('search_path', '', false);\n");
    project().run().upgrade();
    assertThat(
            rows(
                "SELECT a.version_num, a.xmin = m.xmin FROM alembic_version a, interlock_migration m"))
        .containsExactly("1a t");
    assertThat(
            rows(
                "SELECT conname, format_type(atttypid, atttypmod), obj_description(conrelid, 'pg_class')"
                    + " FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = 1"
                    + " WHERE conrelid = 'alembic_version'::regclass AND contype = 'p'"))
        .containsExactly("alembic_version_pkc character varying(32) null");
  }

  @Test
  default void createsAlembicsTableInTheSchemaOfASetting() {
    project().isOf(new Alembic());
    project().write("1a/migration.sql", "CREATE SCHEMA svc;\n");
    var run = project().run();
    var settings =
        run.settings()
            .with()
            .foreignLedgers(ForeignLedgerSettings.of("svc.our_version", "ledger.table"))
            .build();
    run.with(settings).upgrade();
    assertThat(rows("SELECT version_num FROM svc.our_version")).containsExactly("1a");
  }

  /** Another service keeps its own table in another schema. */
  @Test
  default void leavesTheAlembicTableOfAnotherServiceAlone() {
    project().isOf(new Alembic());
    project().write("1a/migration.sql", "CREATE TABLE a (id integer);\n");
    project().run().upgrade();
    project()
        .execute(
            "CREATE SCHEMA billing",
            "CREATE TABLE billing.alembic_version (version_num varchar(32) PRIMARY KEY)",
            "INSERT INTO billing.alembic_version VALUES ('1a')");
    project().write("2b/migration.sql", "CREATE TABLE b (id integer);\n");
    project().run().upgrade();
    assertThat(rows("SELECT version_num FROM billing.alembic_version")).containsExactly("1a");
    assertThat(rows("SELECT version_num FROM alembic_version")).containsExactly("2b");
  }

  /** Interlock can adopt its own entries: without its ledger nothing would run twice. */
  @Test
  default void writesWhatItWouldBelieve() {
    ledgerOf(new Flyway());
    project().write("V1__a.sql", "-- é\nCREATE TABLE a (id integer);\n");
    project().write("V2__b.sql", "CREATE TABLE b (\r\n id integer);\r\n\r\n");
    project().write("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;\n");
    project().run().upgrade();
    project()
        .execute(
            "DROP TABLE interlock_migration, interlock_journal, interlock_lock, interlock_run");
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 adopted", "R__view adopted");
  }

  @Test
  default void rollsTheOtherLedgerBackWithTheMigration() {
    ledgerOf(new Goose());
    project().write("1_a.sql", "-- +goose Up\nCREATE TABLE a (id integer);\nDROP TABLE nowhere;\n");
    assertThat(project().run().failure(Failure.Stopped.class).code())
        .isEqualTo(Code.STATEMENT_FAILED);
    assertThat(rows("SELECT version_id FROM goose_db_version")).containsExactly("0");
  }

  @Test
  default void leavesTheOtherLedgerAloneIfTold() {
    ledgerOf(new Goose());
    project().write("1_a.sql", "-- +goose Up\nSELECT 1;\n");
    var run = project().run();
    run.with(leaving(run.settings())).upgrade();
    assertThat(rows("SELECT version_id FROM goose_db_version")).containsExactly("0");
  }

  /** A migration may change the table of its own runner. */
  @Test
  default void replaysWhatChangesARunnersOwnTable() {
    ledgerOf(new GolangMigrate());
    project().write("1_a.up.sql", "ALTER TABLE schema_migrations ADD COLUMN note text;\n");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(rows("SELECT version, note FROM schema_migrations")).containsExactly("1 null");
  }

  /**
   * The tool would have created its ledger first. The tool is not in use, so Interlock writes no
   * rows.
   */
  @Test
  default void createsTheLedgerOfItsToolThatAMigrationNames() {
    project().write("1_a.sql", "CREATE TABLE a (id integer);\n");
    project().write("2_b.sql", "DELETE FROM _sqlx_migrations WHERE version IN (7, 8);\n");
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V1", "V2");
    assertThat(run.events().noticed()).containsOnly(Code.NAMED_LEDGER);
    project().write("3_c.sql", "UPDATE _sqlx_migrations SET success = true;\n");
    assertThat(project().run().upgrade()).containsExactly("V3");
    assertThat(rows("SELECT version FROM _sqlx_migrations")).isEmpty();
  }

  // A table of another schema, and a column or string with the ledger's name, are not the ledger
  // (S10).
  @Test
  default void createsNoLedgerForATableOfAnotherSchemaOrAColumnOfItsName() {
    project()
        .write(
            "1_a.up.sql",
            """
            CREATE SCHEMA auth;
            CREATE TABLE auth.schema_migrations (version text, schema_migrations text);
            INSERT INTO auth.schema_migrations VALUES ('1', 'schema_migrations');
            COMMENT ON TABLE auth.schema_migrations IS 'DELETE FROM schema_migrations';
            """);
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V1");
    assertThat(run.events().noticed()).doesNotContain(Code.NAMED_LEDGER);
    assertThat(rows("SELECT to_regclass('public.schema_migrations')")).containsExactly("null");
  }

  // A script that creates the table itself does not need it (S10).
  @Test
  default void createsNoLedgerThatAMigrationCreates() {
    project()
        .write(
            "1_a.up.sql",
            """
            CREATE TABLE schema_migrations (version bigint, dirty boolean);
            INSERT INTO schema_migrations VALUES (1, false);
            """);
    assertThat(project().run().upgrade()).containsExactly("V1");
  }

  @Test
  default void doesNotMindATriggerThatGuardsTheLedgerOfItsTool() {
    project()
        .write(
            "2024-01-02-030405_a/up.sql",
            """
            CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE 'only we write here'; END $$;
            CREATE TRIGGER forbid BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE
              ON __diesel_schema_migrations EXECUTE FUNCTION forbid();
            """);
    assertThat(project().run().upgrade()).containsExactly("20240102030405");
    project().write("2024-01-03-000000_b/up.sql", "CREATE TABLE b (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("20240103000000");
  }

  /** The name is a string constant here. */
  @Test
  default void createsNoLedgerForAStringThatIsItsName() {
    project().write("V1__a.sql", "CREATE TABLE a AS SELECT 'flyway_schema_history' AS name;\n");
    project().run().upgrade();
    assertThat(project().tables()).containsExactly("a");
  }

  @Test
  default void callsAFolderOfPrismasInItsLedgerAsItIsCalled() {
    ledgerOf(new Prisma());
    project().write("0_init/migration.sql", "SELECT 1;\n");
    project().write("0_init copy/migration.sql", "SELECT 2;\n");
    project().run().upgrade();
    assertThat(rows("SELECT migration_name FROM _prisma_migrations ORDER BY started_at"))
        .containsExactly("0_init", "0_init copy");
    assertThat(project().run().upgrade()).isEmpty();
  }

  private static Settings leaving(Settings settings) {
    return settings.with().otherLedgers(OtherLedgers.TAKEOVER).build();
  }

  private void ledgerOf(MigrationTool tool) {
    project().execute(project().database().dialect().ledgerOf(tool).toArray(String[]::new));
  }

  private List<String> rows(String query) {
    return project().rows(query);
  }
}
