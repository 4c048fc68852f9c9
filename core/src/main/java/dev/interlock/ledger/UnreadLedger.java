package dev.interlock.ledger;

import dev.interlock.layout.tool.LedgerFormat;
import dev.interlock.layout.tool.LedgerFormat.Match;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A tool whose ledger is recognised, to refuse it, and not read.
 *
 * @param ownTables tables of the tool by names that nothing else has; they are not part of a schema
 */
record UnreadLedger(String product, LedgerFormat format, List<String> ownTables) {

  /** Tool, match, names, columns, table beside it, own tables; see {@link LedgerFormat}. */
  private static final String TABLE =
      """
      Rails | name | schema_migrations | version:text | ar_internal_metadata | ar_internal_metadata
      Ecto | exact | schema_migrations | inserted_at:time version:int
      Sequel | name | schema_migrations | filename:text
      Sequel | name | schema_info | version:int
      the Supabase CLI | name | schema_migrations | statements version:text name:text
      Liquibase | open | databasechangelog | orderexecuted:int md5sum:text id:text author:text filename:text exectype:text |  | databasechangelog databasechangeloglock
      Drizzle | exact | __drizzle_migrations | hash:text created_at:int id:int |  | __drizzle_migrations
      Knex | open | knex_migrations | migration_time:time batch:int name:text |  | knex_migrations knex_migrations_lock
      TypeORM | exact | migrations | timestamp:int name:text id:int |  | typeorm_metadata
      Laravel | exact | migrations | migration:text batch:int
      postgres-migrations | exact | migrations | executed_at:time hash:text name:text
      db-migrate | name | migrations | run_on:time name:text
      gormigrate | name | migrations | id:text
      graphile-migrate | open | migrations | previous_hash:text hash:text filename:text
      pgroll | open | migrations | resulting_schema parent migration done:bool
      node-pg-migrate | exact | pgmigrations | run_on:time name:text |  | pgmigrations
      Sequelize | name | sequelizemeta sequelize_meta | name:text |  | SequelizeMeta
      MikroORM | exact | mikro_orm_migrations | executed_at:time name:text
      Kysely | name | kysely_migration | timestamp:text name:text
      Django | exact | django_migrations | applied:time app:text name:text |  | django_migrations
      Entity Framework | open | __efmigrationshistory | ProductVersion:text MigrationId:text |  | __EFMigrationsHistory
      FluentMigrator | name | versioninfo | AppliedOn:time Version:int
      DbUp | open | schemaversions | ScriptName:text Applied:time
      Evolve | open | changelog | installed_by:text installed_on:time type:int name:text checksum:text success:bool
      MyBatis Migrations | name | changelog | applied_at:text description:text id:int
      Phinx | open | phinxlog | breakpoint:bool migration_name:text version:int start_time end_time
      Doctrine | exact | doctrine_migration_versions migration_versions | executed_at:time version:text execution_time:int
      Doctrine | name | migration_versions | executed_at:time version:text
      Atlas | open | atlas_schema_revisions | operator_version:text version:text applied:int total:int hash:text |  | atlas_schema_revisions
      Sqitch | open | changes | script_hash:text change_id:text change:text project
      refinery | exact | refinery_schema_history | applied_on:text checksum:text version:int name:text |  | refinery_schema_history
      SeaORM | exact | seaql_migrations | applied_at:int version:text |  | seaql_migrations
      tern | name | schema_version | version:int
      sql-migrate | name | gorp_migrations | applied_at:time id:text |  | gorp_migrations
      Bun | open | bun_migrations | migrated_at:time group_id:int name:text
      yoyo | open | _yoyo_migration | applied_at_utc:time migration_hash:text migration_id:text
      peewee | name | migratehistory | migrated_at:time name:text
      Aerich | name | aerich | content version:text app:text
      Piccolo | open | migration | ran_on:time app_name:text name:text
      SQLAlchemy-migrate | open | migrate_version | repository_path:text repository_id:text version:int
      Play evolutions | open | play_evolutions | apply_script:text revert_script:text hash:text state:text
      """;

  static final List<UnreadLedger> ALL = TABLE.lines().map(UnreadLedger::parse).toList();

  UnreadLedger {
    ownTables = List.copyOf(ownTables);
  }

  private static UnreadLedger parse(String line) {
    List<String> cells =
        Arrays.stream((line + " | | ").split("\\|", -1)).map(String::strip).toList();
    var format =
        LedgerFormat.of(
            Match.valueOf(cells.get(1).toUpperCase(Locale.ROOT)), cells.get(2), cells.get(3));
    String companion = cells.get(4);
    return new UnreadLedger(
        cells.get(0),
        companion.isEmpty() ? format : format.beside(companion),
        cells.get(5).isEmpty() ? List.of() : Arrays.asList(cells.get(5).split(" ", -1)));
  }
}
