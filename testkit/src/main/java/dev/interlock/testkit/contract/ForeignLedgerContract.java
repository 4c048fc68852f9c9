package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.Interlock;
import dev.interlock.apply.Settings;
import dev.interlock.drift.Location;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.layout.tool.GolangMigrate;
import dev.interlock.layout.tool.Goose;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.ForeignLedgerSettings.Setting;
import dev.interlock.ledger.LedgerTable;
import dev.interlock.ledger.TableName;
import dev.interlock.plan.Goal;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.Secret;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Interlock finds the ledger of another tool under another name or in another schema (F2), and
 * names and refuses one whose format it does not read (F3); the history never runs a second time on
 * live data.
 */
interface ForeignLedgerContract extends Contract {

  // Under another name, found by its columns (F2).

  @Test
  default void findsALedgerUnderAnotherNameByItsColumns() {
    golangMigrate("svc_migrations", 2);
    liveData();
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V3");
    assertThat(run.events().noticed()).contains(Code.FOREIGN_BELIEVED);
    assertThat(balances()).containsExactly("500");
    assertThat(rows("SELECT version, dirty FROM svc_migrations")).containsExactly("3 f");
    project().write("4_d.up.sql", "CREATE TABLE d (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V4");
    assertThat(rows("SELECT version, dirty FROM svc_migrations")).containsExactly("4 f");
  }

  @Test
  default void findsALedgerInAnotherSchemaByItsName() {
    project().execute("CREATE SCHEMA ops");
    golangMigrate("ops.schema_migrations", 2);
    liveData();
    assertThat(project().run().upgrade()).containsExactly("V3");
    assertThat(balances()).containsExactly("500");
    assertThat(rows("SELECT version FROM ops.schema_migrations")).containsExactly("3");
  }

  @Test
  default void findsALedgerInAnotherSchemaUnderAnotherName() {
    project().execute("CREATE SCHEMA \"Ops.Team\"");
    golangMigrate("\"Ops.Team\".\"Svc.Migrations\"", 2);
    liveData();
    assertThat(project().run().upgrade()).containsExactly("V3");
    assertThat(balances()).containsExactly("500");
    assertThat(rows("SELECT version FROM \"Ops.Team\".\"Svc.Migrations\"")).containsExactly("3");
  }

  @Test
  default void findsTheTablesOfEveryToolUnderAnotherName() {
    for (String create :
        List.of(
            "CREATE TABLE other AS SELECT 1 AS installed_rank, '1'::varchar AS version, 'a'::varchar AS description,"
                + " 'SQL'::varchar AS type, 'V1__a.sql'::varchar AS script, NULL::integer AS checksum,"
                + " 'ada'::varchar AS installed_by, now()::timestamp AS installed_on, 0 AS execution_time, true AS success",
            "CREATE TABLE other AS SELECT 1 AS id, 1::bigint AS version_id, true AS is_applied, now() AS tstamp",
            "CREATE TABLE other AS SELECT 1::bigint AS version, 'a' AS description, now() AS installed_on, true AS success,"
                + " '\\x00'::bytea AS checksum, 0::bigint AS execution_time",
            "CREATE TABLE other AS SELECT '1'::varchar AS version, now()::timestamp AS run_on",
            "CREATE TABLE other AS SELECT '1'::varchar AS id, 'x'::varchar AS checksum, now() AS finished_at,"
                + " '0_init'::varchar AS migration_name, ''::text AS logs, now() AS rolled_back_at, now() AS started_at,"
                + " 1 AS applied_steps_count")) {
      project().execute("DROP TABLE IF EXISTS other", create);
      assertThat(found()).as(create).hasSize(1);
    }
  }

  /**
   * A column {@code version} does not make a table a ledger: its rows must be versions of the
   * files.
   */
  @Test
  default void takesATableOfOneColumnForDbmatesOnlyWithItsEntries() {
    project().write("001_a.sql", "-- migrate:up\nCREATE TABLE a (id integer);\n-- migrate:down\n");
    project().write("002_b.sql", "-- migrate:up\nCREATE TABLE b (id integer);\n-- migrate:down\n");
    project()
        .execute(
            "CREATE TABLE app_version (version text)",
            "INSERT INTO app_version VALUES ('7.3')",
            "CREATE TABLE svc (version varchar(128) PRIMARY KEY)",
            "INSERT INTO svc VALUES ('001')",
            "CREATE TABLE a (id integer)");
    assertThat(project().run().upgrade()).containsExactly("002");
    assertThat(rows("SELECT version FROM svc ORDER BY 1")).containsExactly("001", "002");
    assertThat(rows("SELECT version FROM app_version")).containsExactly("7.3");
  }

  // Named by a setting (F2).

  @Test
  default void believesTheToolsOwnSettingWhereThereAreTwo() {
    golangMigrate("schema_migrations", 1);
    golangMigrate("svc_migrations", 2);
    liveData();
    var settings = setting(new GolangMigrate(), "svc_migrations");
    assertThat(with(settings).upgrade()).containsExactly("V3");
    assertThat(rows("SELECT version FROM svc_migrations")).containsExactly("3");
    assertThat(rows("SELECT version FROM schema_migrations")).containsExactly("1");
  }

  @Test
  default void readsASettingAsTheToolDoesOrAsWritten() {
    project().execute("CREATE SCHEMA \"Custom\"");
    golangMigrate("\"Custom\".\"Svc\"", 2);
    golangMigrate("schema_migrations", 1);
    liveData();
    var own = ForeignLedgerSettings.of("custom.svc", "ledger.table");
    assertThat(with(own).upgrade()).containsExactly("V3");
    assertThat(rows("SELECT version FROM \"Custom\".\"Svc\"")).containsExactly("3");
    assertThat(rows("SELECT version FROM schema_migrations")).containsExactly("1");
  }

  @Test
  default void findsATableWhoseNameHasADot() {
    golangMigrate("\"svc.migrations\"", 2);
    liveData();
    assertThat(with(setting(new GolangMigrate(), "svc.migrations")).upgrade())
        .containsExactly("V3");
    assertThat(rows("SELECT version FROM \"svc.migrations\"")).containsExactly("3");
  }

  @Test
  default void refusesTwoLedgersAndNamesTheWordThatDecides() {
    golangMigrate("schema_migrations", 1);
    golangMigrate("svc_migrations", 2);
    liveData();
    Finding refusal = project().run().failure(Failure.Refused.class);
    assertThat(refusal.code()).isEqualTo(Code.SEVERAL_LEDGERS);
    assertThat(refusal.message()).contains("`schema_migrations` and `svc_migrations`");
    assertThat(refusal.help().orElse("")).contains("ledger.table");
    assertThat(balances()).containsExactly("500");
  }

  @Test
  default void asksNoOtherLedgerIfTold() {
    golangMigrate("schema_migrations", 7);
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    assertThat(with(ForeignLedgerSettings.NONE).upgrade()).containsExactly("V1");
    assertThat(rows("SELECT version FROM schema_migrations")).containsExactly("7");
  }

  @Test
  default void refusesATableOfASettingThatHasOtherColumns() {
    project().execute("CREATE TABLE svc (name text)", "INSERT INTO svc VALUES ('x')");
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    assertThat(with(setting(new Goose(), "svc")).failure(Failure.Refused.class).code())
        .isEqualTo(Code.UNREAD_LEDGER);
  }

  // Of another service (F2).

  /** Two services share a database, each with its own schema; the second service is new. */
  @Test
  default void doesNotTakeTheLedgerOfAnotherServiceForItsOwn() {
    project().execute("CREATE SCHEMA billing");
    golangMigrate("billing.schema_migrations", 2);
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    project().write("2_b.up.sql", "CREATE TABLE b (id integer);\n");
    Finding refusal = project().run().failure(Failure.Refused.class);
    assertThat(refusal.code()).isEqualTo(Code.DISTANT_LEDGER);
    assertThat(with(ForeignLedgerSettings.NONE).upgrade()).containsExactly("V1", "V2");
    project().write("3_c.up.sql", "CREATE TABLE c (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V3");
    assertThat(rows("SELECT version FROM billing.schema_migrations")).containsExactly("2");
  }

  // Without the right to read it (F2).

  @Test
  default void refusesALedgerThatItsRoleCannotRead() {
    golangMigrate("svc_migrations", 2);
    liveData();
    project().execute("ALTER TABLE svc_migrations ENABLE ROW LEVEL SECURITY");
    project().execute("ALTER TABLE svc_migrations FORCE ROW LEVEL SECURITY");
    String role = "reader_" + UUID.randomUUID().toString().replace("-", "");
    project()
        .execute(
            "CREATE ROLE " + role + " LOGIN PASSWORD 'x'",
            "GRANT ALL ON SCHEMA public TO " + role,
            "GRANT SELECT ON svc_migrations TO " + role);
    try {
      assertThat(refusalFor(role)).isEqualTo(Code.CLOSED_LEDGER);
      project().execute("REVOKE ALL ON svc_migrations FROM " + role);
      assertThat(refusalFor(role)).isEqualTo(Code.CLOSED_LEDGER);
      project()
          .execute(
              "CREATE SCHEMA closed",
              "ALTER TABLE svc_migrations SET SCHEMA closed",
              "GRANT SELECT ON closed.svc_migrations TO " + role);
      assertThat(refusalFor(role)).isEqualTo(Code.CLOSED_LEDGER);
      assertThat(balances()).containsExactly("500");
    } finally {
      project().execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  private Code refusalFor(String role) {
    var run = project().run();
    var own = (PostgresqlUrl) project().database().url();
    var url =
        new PostgresqlUrl(
            Optional.of(role),
            Optional.of(new Secret("x")),
            own.hosts(),
            own.database(),
            own.options(),
            own.searchPath(),
            own.pooled());
    return Run.failure(
            Failure.Refused.class,
            () -> {
              try (var interlock =
                  Interlock.at(project().database().dialect(), url)
                      .holder(run.holder())
                      .settings(run.settings())
                      .listener(run.events())
                      .open(project().sources())) {
                interlock.upgrade(Goal.parse("head"));
              }
            })
        .code();
  }

  // Formats that Interlock does not read (F3).

  @Test
  default void refusesTheLedgersOfToolsThatAreNotRead() {
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    for (var unread : UnreadLedgers.ON_POSTGRESQL) {
      project().execute(unread.create());
      Finding refusal = project().run().failure(Failure.Refused.class);
      assertThat(refusal.code()).as(unread.table()).isEqualTo(Code.UNREAD_LEDGER);
      assertThat(refusal.message()).contains("is the ledger of " + unread.product() + ",");
      project().execute(unread.drop());
    }
    assertThat(project().tables()).isEmpty();
  }

  @Test
  default void mindsNoUnreadLedgerWithoutAnEntry() {
    project()
        .execute(
            "CREATE TABLE knex_migrations (id serial, name text, batch integer, migration_time timestamptz)");
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V1");
  }

  /** Tables of applications whose names or columns resemble those of ledgers. */
  @Test
  default void takesNoOrdinaryTableForALedger() {
    project()
        .execute(
            "CREATE TABLE migrations (id serial, bird text, leaves timestamptz, route text)",
            "INSERT INTO migrations (bird) VALUES ('stork')",
            "CREATE TABLE changes (id serial, name text)",
            "INSERT INTO changes (name) VALUES ('x')",
            "CREATE SCHEMA graphile_worker",
            "CREATE TABLE graphile_worker.migrations (id int PRIMARY KEY, ts timestamptz, breaking boolean)",
            "INSERT INTO graphile_worker.migrations VALUES (1, now(), false)",
            "CREATE TABLE document (id serial, version integer, name text, hash text)",
            "INSERT INTO document (version) VALUES (1)",
            "CREATE TABLE post (id serial, title text, inserted_at timestamptz)",
            "INSERT INTO post (title) VALUES ('x')");
    assertThat(found()).isEmpty();
  }

  /** Once Interlock's ledger exists, the table of a second tool has no effect. */
  @Test
  default void mindsNoOtherLedgerAfterFirstContact() {
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V1");
    project().execute(UnreadLedgers.ON_POSTGRESQL.getFirst().create());
    project().write("2_b.up.sql", "CREATE TABLE b (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V2");
  }

  // Interlock's own tables in a schema of their own (F5).

  @Test
  default void findsItsOwnTablesInTheSchemaOfTheirOwnAndComparesNoneOfThem() {
    project().writeTables(2);
    project().seal();
    var run = project().run();
    assertThat(run.with(own(run.settings())).upgrade("1")).containsExactly("V1");
    assertThat(rows("SELECT count(*) FROM pg_tables WHERE schemaname = 'interlock'"))
        .containsExactly("4");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(rows("SELECT id FROM interlock.interlock_migration ORDER BY seq"))
        .containsExactly("V1", "V2");
    Location found = project().run().with(Interlock::locate);
    assertThat(found).isInstanceOf(Location.AtHead.class);
  }

  @Test
  default void findsItsTablesWhereAnOperatorHasMovedThem() {
    project().writeTables(1);
    assertThat(project().run().upgrade()).containsExactly("V1");
    project().execute("CREATE SCHEMA interlock");
    for (String table :
        List.of("interlock_migration", "interlock_journal", "interlock_lock", "interlock_run")) {
      project().execute("ALTER TABLE %s SET SCHEMA interlock".formatted(table));
    }
    assertThat(project().run().upgrade()).isEmpty();
    project().write("V2__b.sql", "CREATE TABLE b (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(rows("SELECT count(*) FROM pg_tables WHERE schemaname = 'interlock'"))
        .containsExactly("4");
  }

  private static Settings own(Settings settings) {
    return settings.with().ledgerSchema(new Settings.LedgerSchema(LedgerTable.OWN_SCHEMA)).build();
  }

  private void golangMigrate(String table, int version) {
    project()
        .execute(
            "CREATE TABLE " + table + " (version bigint PRIMARY KEY, dirty boolean NOT NULL)",
            "INSERT INTO %s VALUES (%d, false)".formatted(table, version));
  }

  /** Creates the effects of V1 and V2; V2 must not run twice. */
  private void liveData() {
    project().execute("CREATE TABLE account (balance integer)", "INSERT INTO account VALUES (500)");
    project().write("1_a.up.sql", "CREATE TABLE IF NOT EXISTS account (balance integer);\n");
    project().write("2_b.up.sql", "UPDATE account SET balance = balance * 100;\n");
    project().write("3_c.up.sql", "CREATE TABLE c (id integer);\n");
  }

  private List<ForeignLedger> found() {
    return project().run().with(interlock -> interlock.status().migrations().ledger().foreign());
  }

  private List<String> balances() {
    return rows("SELECT balance FROM account");
  }

  private List<String> rows(String query) {
    return project().rows(query);
  }

  private Run with(ForeignLedgerSettings settings) {
    var run = project().run();
    return run.with(run.settings().with().foreignLedgers(settings).build());
  }

  private static ForeignLedgerSettings setting(MigrationTool tool, String text) {
    return new ForeignLedgerSettings(
        false,
        List.of(new Setting(Optional.of(tool), TableName.readings(text), "a setting of a test")));
  }
}
