package dev.interlock.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tools whose ledgers are recognised, by the table's default name and by its columns as the
 * tool's sources create them. Ledgers with a {@link #reader} are read; the others are reported and
 * refused.
 */
public enum KnownLedger {
  FLYWAY(
      Runner.FLYWAY,
      Match.OPEN,
      "flyway_schema_history schema_version",
      "installed_rank:int script:text version:text type:text checksum:int success installed_on"),
  GOLANG_MIGRATE(Runner.GOLANG_MIGRATE, Match.EXACT, "schema_migrations", "dirty:bool version:int"),
  DBMATE(Runner.DBMATE, Match.ENTRIES, "schema_migrations", "version:text"),
  GOOSE(Runner.GOOSE, Match.OPEN, "goose_db_version", "version_id:int is_applied:bool tstamp:time"),
  SQLX(
      Runner.SQLX,
      Match.OPEN,
      "_sqlx_migrations",
      "execution_time:int version:int description:text installed_on success:bool checksum:bytes"),
  DIESEL(Runner.DIESEL, Match.EXACT, "__diesel_schema_migrations", "run_on:time version:text"),
  PRISMA(
      Runner.PRISMA,
      Match.OPEN,
      "_prisma_migrations",
      "applied_steps_count:int migration_name:text checksum:text finished_at started_at"
          + " rolled_back_at"),
  ALEMBIC("Alembic", Match.EXACT, "alembic_version", "version_num:text"),
  RAILS("Rails", Match.NAME, "schema_migrations", "version:text", "ar_internal_metadata"),
  ECTO("Ecto", Match.EXACT, "schema_migrations", "inserted_at:time version:int"),
  SEQUEL("Sequel", Match.NAME, "schema_migrations", "filename:text"),
  SEQUEL_INTEGER("Sequel", Match.NAME, "schema_info", "version:int"),
  SUPABASE(
      "the Supabase CLI", Match.NAME, "schema_migrations", "statements version:text name:text"),
  LIQUIBASE(
      "Liquibase",
      Match.OPEN,
      "databasechangelog",
      "orderexecuted:int md5sum:text id:text author:text filename:text exectype:text"),
  DRIZZLE("Drizzle", Match.EXACT, "__drizzle_migrations", "hash:text created_at:int id:int"),
  KNEX("Knex", Match.OPEN, "knex_migrations", "migration_time:time batch:int name:text"),
  TYPEORM("TypeORM", Match.EXACT, "migrations", "timestamp:int name:text id:int"),
  LARAVEL("Laravel", Match.EXACT, "migrations", "migration:text batch:int"),
  POSTGRES_MIGRATIONS(
      "postgres-migrations", Match.EXACT, "migrations", "executed_at:time hash:text name:text"),
  DB_MIGRATE("db-migrate", Match.NAME, "migrations", "run_on:time name:text"),
  GORMIGRATE("gormigrate", Match.NAME, "migrations", "id:text"),
  GRAPHILE_MIGRATE(
      "graphile-migrate", Match.OPEN, "migrations", "previous_hash:text hash:text filename:text"),
  PGROLL("pgroll", Match.OPEN, "migrations", "resulting_schema parent migration done:bool"),
  NODE_PG_MIGRATE("node-pg-migrate", Match.EXACT, "pgmigrations", "run_on:time name:text"),
  SEQUELIZE("Sequelize", Match.NAME, "sequelizemeta sequelize_meta", "name:text"),
  MIKRO_ORM("MikroORM", Match.EXACT, "mikro_orm_migrations", "executed_at:time name:text"),
  KYSELY("Kysely", Match.NAME, "kysely_migration", "timestamp:text name:text"),
  DJANGO("Django", Match.EXACT, "django_migrations", "applied:time app:text name:text"),
  ENTITY_FRAMEWORK(
      "Entity Framework",
      Match.OPEN,
      "__efmigrationshistory",
      "ProductVersion:text MigrationId:text"),
  FLUENT_MIGRATOR("FluentMigrator", Match.NAME, "versioninfo", "AppliedOn:time Version:int"),
  DBUP("DbUp", Match.OPEN, "schemaversions", "ScriptName:text Applied:time"),
  EVOLVE(
      "Evolve",
      Match.OPEN,
      "changelog",
      "installed_by:text installed_on:time type:int name:text checksum:text success:bool"),
  MYBATIS("MyBatis Migrations", Match.NAME, "changelog", "applied_at:text description:text id:int"),
  PHINX(
      "Phinx",
      Match.OPEN,
      "phinxlog",
      "breakpoint:bool migration_name:text version:int start_time end_time"),
  DOCTRINE(
      "Doctrine",
      Match.EXACT,
      "doctrine_migration_versions migration_versions",
      "executed_at:time version:text execution_time:int"),
  DOCTRINE_TWO("Doctrine", Match.NAME, "migration_versions", "executed_at:time version:text"),
  ATLAS(
      "Atlas",
      Match.OPEN,
      "atlas_schema_revisions",
      "operator_version:text version:text applied:int total:int hash:text"),
  SQITCH("Sqitch", Match.OPEN, "changes", "script_hash:text change_id:text change:text project"),
  REFINERY(
      "refinery",
      Match.EXACT,
      "refinery_schema_history",
      "applied_on:text checksum:text version:int name:text"),
  SEAORM("SeaORM", Match.EXACT, "seaql_migrations", "applied_at:int version:text"),
  TERN("tern", Match.NAME, "schema_version", "version:int"),
  SQL_MIGRATE("sql-migrate", Match.NAME, "gorp_migrations", "applied_at:time id:text"),
  BUN("Bun", Match.OPEN, "bun_migrations", "migrated_at:time group_id:int name:text"),
  YOYO(
      "yoyo",
      Match.OPEN,
      "_yoyo_migration",
      "applied_at_utc:time migration_hash:text migration_id:text"),
  PEEWEE("peewee", Match.NAME, "migratehistory", "migrated_at:time name:text"),
  AERICH("Aerich", Match.NAME, "aerich", "content version:text app:text"),
  PICCOLO("Piccolo", Match.OPEN, "migration", "ran_on:time app_name:text name:text"),
  SQLALCHEMY_MIGRATE(
      "SQLAlchemy-migrate",
      Match.OPEN,
      "migrate_version",
      "repository_path:text repository_id:text version:int"),
  PLAY(
      "Play evolutions",
      Match.OPEN,
      "play_evolutions",
      "apply_script:text revert_script:text hash:text state:text");

  /** The evidence of the columns if the table has a different name. */
  private enum Match {
    /** All columns together, with any others, are unique to the tool. */
    OPEN,
    /** All columns, and at most an {@code id}, are unique to the tool. */
    EXACT,
    /**
     * All columns, and at most an {@code id}, occur in other tables too, so the entries must name
     * files.
     */
    ENTRIES,
    /** None. */
    NAME
  }

  /** The number of additional columns allowed in a ledger whose tool creates one column. */
  private static final int MORE_THAN_ONE = 2;

  private final String product;
  private final Optional<Runner> reader;
  private final Match match;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of and List.of
  private final Set<String> names;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<TableColumn> columns;

  private final Optional<String> companion;

  KnownLedger(Runner reader, Match match, String names, String columns) {
    this(reader.product(), Optional.of(reader), match, names, columns, Optional.empty());
  }

  KnownLedger(String product, Match match, String names, String columns) {
    this(product, Optional.empty(), match, names, columns, Optional.empty());
  }

  KnownLedger(String product, Match match, String names, String columns, String companion) {
    this(product, Optional.empty(), match, names, columns, Optional.of(companion));
  }

  /**
   * @param names the default names of the table, in lower case, separated by spaces
   * @param columns with their families, the least common name first
   * @param companion a table that must exist beside it
   */
  KnownLedger(
      String product,
      Optional<Runner> reader,
      Match match,
      String names,
      String columns,
      Optional<String> companion) {
    this.product = product;
    this.reader = reader;
    this.match = match;
    this.names = Set.of(names.split(" ", -1));
    this.columns = Arrays.stream(columns.split(" ", -1)).map(KnownLedger::column).toList();
    this.companion = companion;
  }

  private static TableColumn column(String text) {
    String[] parts = text.split(":", 2);
    ColumnFamily family =
        switch (parts.length == 1 ? "" : parts[1]) {
          case "int" -> ColumnFamily.INTEGER;
          case "text" -> ColumnFamily.TEXT;
          case "bool" -> ColumnFamily.BOOLEAN;
          case "time" -> ColumnFamily.TIME;
          case "bytes" -> ColumnFamily.BYTES;
          default -> ColumnFamily.ANY;
        };
    return new TableColumn(parts[0], family);
  }

  /** Returns the product's name as its makers spell it. */
  public String product() {
    return product;
  }

  /** Returns the reader of the format; empty if it is only recognised. */
  public Optional<Runner> reader() {
    return reader;
  }

  /** Returns every default name and every companion's name, in lower case, for a query. */
  public static List<String> tableNames() {
    return Arrays.stream(values())
        .flatMap(tool -> Stream.concat(tool.names.stream(), tool.companion.stream()))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Returns column names, in lower case and without underscores, for a query; a ledger with another
   * name has at least one of them.
   *
   * @param isOnly whether to return those of ledgers with a single column, or the others
   */
  public static List<String> columnNames(boolean isOnly) {
    return Arrays.stream(values())
        .filter(tool -> tool.match != Match.NAME && (tool.columns.size() == 1) == isOnly)
        .map(tool -> tool.columns.getFirst().plainName())
        .distinct()
        .sorted()
        .toList();
  }

  boolean isCalled(String table) {
    return names.contains(table.toLowerCase(Locale.ROOT));
  }

  Optional<String> companion() {
    return companion;
  }

  int size() {
    return columns.size();
  }

  /** Whether a table has all columns, possibly with others added by hand. */
  boolean fits(List<TableColumn> table) {
    boolean isTooWide = columns.size() == 1 && table.size() > 1 + MORE_THAN_ONE;
    return !isTooWide && columns.stream().allMatch(wanted -> has(table, wanted));
  }

  private static boolean has(List<TableColumn> table, TableColumn wanted) {
    return table.stream()
        .anyMatch(column ->
            column.plainName().equals(wanted.plainName()) && column.family().fits(wanted.family()));
  }

  /**
   * Returns the recognition by the columns alone, independent of the name; empty if they are not
   * sufficient.
   */
  Optional<ForeignLedger.Recognition> shape(List<TableColumn> table) {
    return switch (match) {
      case OPEN -> Optional.of(ForeignLedger.Recognition.SHAPE);
      case EXACT -> Optional.of(ForeignLedger.Recognition.SHAPE).filter(shape -> isExact(table));
      case ENTRIES -> Optional.of(ForeignLedger.Recognition.ENTRIES).filter(e -> isExact(table));
      case NAME -> Optional.empty();
    };
  }

  private boolean isExact(List<TableColumn> table) {
    Set<String> wanted =
        Stream.concat(columns.stream().map(TableColumn::plainName), Stream.of("id"))
            .collect(Collectors.toSet());
    return table.stream().allMatch(column -> wanted.contains(column.plainName()));
  }
}
