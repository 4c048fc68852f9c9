package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.layout.tool.Dbmate;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.layout.tool.Goose;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.layout.tool.Prisma;
import org.junit.jupiter.api.Test;

/** First contact with a database that another tool has migrated. */
interface TakeOverContract extends Contract {

  @Test
  default void takesFlywayAtItsWord() {
    flyway("1, '1', 'a', 'SQL', 'V1__table.sql', NULL, true");
    flyway("2, '2', 'b', 'SQL', 'V2__table.sql', NULL, true");
    project().writeTables(3);
    execute("CREATE TABLE t1 (id integer)", "CREATE TABLE t2 (id integer)");
    assertThat(project().run().upgrade()).containsExactly("V3");
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 adopted", "V3 applied");
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void takesOverWhereNothingIsPending() {
    execute("CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
    execute("INSERT INTO schema_migrations VALUES (2, false)", "CREATE TABLE a (id integer)");
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    project().write("2_b.up.sql", "SELECT 1;\n");
    project().write("2_b.down.sql", "SELECT 2;\n");
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 adopted");
    assertThat(project().run().downgrade("-1")).containsExactly("V2");
  }

  @Test
  default void takesBackWhatAnotherToolApplied() {
    execute(
        "CREATE TABLE goose_db_version (id integer, version_id bigint, is_applied boolean,"
            + " tstamp timestamp)");
    execute(
        "INSERT INTO goose_db_version VALUES (1, 0, true, NULL), (2, 1, true, NULL),"
            + " (3, 2, true, NULL), (4, 2, false, NULL)");
    execute("CREATE TABLE a (id integer)");
    project()
        .write(
            "1_a.sql",
            "-- +goose Up\nCREATE TABLE a (id integer);\n-- +goose Down\nDROP TABLE a;\n");
    project().write("2_b.sql", "-- +goose Up\nCREATE TABLE b (id integer);\n");
    assertThat(project().run().downgrade("base")).containsExactly("V1");
    assertThat(project().tables()).containsExactly("goose_db_version");
  }

  @Test
  default void tellsDbmateFromGolangMigrate() {
    execute("CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)");
    execute("INSERT INTO schema_migrations VALUES ('001'), ('003')", "CREATE TABLE a (id integer)");
    String content = "-- migrate:up\nSELECT 1;\n-- migrate:down\n";
    project().write("001_a.sql", content);
    project().write("003_c.sql", content);
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().ledger()).containsExactly("001 adopted", "003 adopted");
  }

  @Test
  default void refusesAGapInAnotherToolsLedger() {
    execute("CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)");
    execute("INSERT INTO schema_migrations VALUES ('001'), ('003')");
    for (String version : new String[] {"001", "002", "003"}) {
      project().write(version + "_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    }
    assertThat(refusal().code()).isEqualTo(Code.LATE_ARRIVAL);
  }

  @Test
  default void takesPrismaAndDieselByTheirNames() {
    execute(
        "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp)");
    execute("INSERT INTO __diesel_schema_migrations VALUES ('00000000000000', NULL)");
    project().write("00000000000000_setup/up.sql", "CREATE TABLE a (id integer);\n");
    project().write("2024-01-02-030405_b/up.sql", "CREATE TABLE b (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("20240102030405");
    assertThat(project().ledger())
        .containsExactly("00000000000000 adopted", "20240102030405 applied");
  }

  @Test
  default void verifiesPrismasChecksums() {
    prisma("'0_init', 'e3b0'", "CURRENT_TIMESTAMP");
    project().write("0_init/migration.sql", "CREATE TABLE a (id integer);\n");
    assertThat(refusal().code()).isEqualTo(Code.FOREIGN_EDITED);
    String sha256 = project().history().migrations().getFirst().raw().hex();
    execute("UPDATE _prisma_migrations SET checksum = '" + sha256 + "'");
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().ledger()).containsExactly("0_init adopted");
  }

  @Test
  default void refusesWhatAnotherToolLeftUnfinished() {
    prisma("'0_init', 'e3b0'", "NULL");
    project().write("0_init/migration.sql", "CREATE TABLE a (id integer);\n");
    assertThat(refusal().code()).isEqualTo(Code.FOREIGN_UNFINISHED);
    assertThat(project().tables()).containsExactly("_prisma_migrations");
  }

  @Test
  default void refusesADirtyLedger() {
    execute("CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
    execute("INSERT INTO schema_migrations VALUES (1, true)");
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    assertThat(refusal().code()).isEqualTo(Code.FOREIGN_UNFINISHED);
  }

  @Test
  default void refusesAnEntryThatNoFileHas() {
    ledgerOf(new Goose());
    execute("INSERT INTO goose_db_version (version_id, is_applied) VALUES (7, true)");
    project().writeTables(1);
    assertThat(refusal().message())
        .startsWith("`goose_db_version` records `7` as applied, but no file has it");
    assertThat(project().tables()).containsExactly("goose_db_version");
  }

  // Interlock names a format that it does not read, on every product (F3).
  @Test
  default void namesTheToolWhoseLedgerIsNotRead() {
    execute(
        "CREATE TABLE django_migrations (id bigint, app varchar(255), name varchar(255),"
            + " applied timestamp)");
    execute("INSERT INTO django_migrations VALUES (1, 'auth', '0001_initial', NULL)");
    project().writeTables(1);
    assertThat(refusal().code()).isEqualTo(Code.UNREAD_LEDGER);
    assertThat(refusal().message()).startsWith("`django_migrations` is the ledger of Django,");
    project().run().stamp("1");
    assertThat(project().run().upgrade()).isEmpty();
  }

  // The table equals dbmate's; the one beside it tells the tools apart (F3).
  @Test
  default void tellsRailsFromDbmate() {
    execute("CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)");
    execute("INSERT INTO schema_migrations VALUES ('20240101000000')");
    execute("CREATE TABLE ar_internal_metadata (key varchar(128) PRIMARY KEY, value varchar(128))");
    project().write("20240101000000_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    assertThat(refusal().message()).startsWith("`schema_migrations` is the ledger of Rails,");
  }

  // The ledger has another name, on every product (F2).
  @Test
  default void takesALedgerUnderAnotherNameAtItsWord() {
    execute("CREATE TABLE svc_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
    execute("INSERT INTO svc_migrations VALUES (1, false)", "CREATE TABLE a (id integer)");
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    project().write("2_b.up.sql", "CREATE TABLE b (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 applied");
  }

  @Test
  default void refusesTheLedgersOfTwoTools() {
    flyway("1, '1', 'a', 'SQL', 'V1__table.sql', NULL, true");
    execute("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
    execute("INSERT INTO alembic_version VALUES ('ae1027a6acf')");
    project().writeTables(1);
    assertThat(refusal().code()).isEqualTo(Code.SEVERAL_LEDGERS);
  }

  /**
   * Interlock reads the tables as their tools create them, and adopts nothing from an empty one.
   */
  @Test
  default void readsTheLedgersOfAllToolsAndBelievesNoEmptyOne() {
    for (MigrationTool tool : MigrationTools.all()) {
      if (!tool.equals(new Dbmate())) { // golang-migrate's table has the same name
        ledgerOf(tool);
      }
    }
    project().write("1_a.sql", "CREATE TABLE a (id integer);\n");
    execute("DROP TABLE _sqlx_migrations", "DROP TABLE goose_db_version");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().ledger()).containsExactly("V1 applied");
  }

  @Test
  default void takesABaselineWithoutAFile() {
    flyway("1, '2', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, true");
    project().writeTables(3);
    project().delete("V2__table.sql");
    project().delete("U2__table.sql");
    assertThat(project().run().upgrade()).containsExactly("V3");
    assertThat(project().ledger()).containsExactly("V1 adopted", "V3 applied");
  }

  /**
   * After the first contact the other tool's ledger has no effect, and a stamp precedes that
   * contact.
   */
  @Test
  default void asksOnlyOnce() {
    execute("CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
    execute("INSERT INTO schema_migrations VALUES (7, true)");
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    project().write("2_b.up.sql", "CREATE TABLE b (id integer);\n");
    project().run().stamp("1");
    assertThat(project().run().upgrade()).containsExactly("V2");
  }

  @Test
  default void takesOverAfterTheLedgerWasCreatedEmpty() {
    execute("CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
    execute("INSERT INTO schema_migrations VALUES (1, false)");
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    project()
        .run()
        .with(interlock -> {
          interlock.init(true);
          return true;
        });
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 adopted");
  }

  private Finding refusal() {
    return project().run().failure(Failure.Refused.class);
  }

  private void execute(String... statements) {
    project().execute(statements);
  }

  private void flyway(String values) {
    if (!project().tables().contains(new Flyway().ledger().table())) {
      ledgerOf(new Flyway());
    }
    execute(
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, success, installed_by, execution_time) VALUES (%s, 'ada', 0)"
                .formatted(values));
  }

  /**
   * @param values name and checksum
   * @param finished end time, as SQL
   */
  private void prisma(String values, String finished) {
    ledgerOf(new Prisma());
    execute(
        "INSERT INTO _prisma_migrations (id, migration_name, checksum, finished_at)"
            + " VALUES ('1', %s, %s)".formatted(values, finished));
  }

  private void ledgerOf(MigrationTool tool) {
    execute(project().database().dialect().ledgerOf(tool).toArray(String[]::new));
  }
}
