package dev.interlock.testkit.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * Ledgers that Interlock recognises but does not read, as their tools create them, each with one
 * row.
 */
final class UnreadLedgers {

  /** Ledgers on PostgreSQL. */
  static final List<Unread> ON_POSTGRESQL =
      List.of(
          new Unread(
              "Liquibase",
              "\"DATABASECHANGELOG\"",
              "id varchar(255), author varchar(255), filename varchar(255), dateexecuted timestamp,"
                  + " orderexecuted integer, exectype varchar(10), md5sum varchar(35),"
                  + " description varchar(255), comments varchar(255), tag varchar(255),"
                  + " liquibase varchar(20), contexts varchar(255), labels varchar(255),"
                  + " deployment_id varchar(10)",
              "'1', 'ada', 'a.sql', now(), 1, 'EXECUTED'"),
          new Unread(
              "Liquibase",
              "odd_name",
              "\"ID\" varchar(255), \"AUTHOR\" varchar(255), \"FILENAME\" varchar(255),"
                  + " \"ORDEREXECUTED\" integer, \"EXECTYPE\" varchar(10), \"MD5SUM\" varchar(35)",
              "'1', 'ada', 'a.sql', 1, 'EXECUTED'"),
          new Unread(
              "Drizzle",
              "drizzle.__drizzle_migrations",
              "id serial PRIMARY KEY, hash text NOT NULL, created_at bigint",
              "1, 'h', 1"),
          new Unread(
              "Knex",
              "knex_migrations",
              "id serial, name varchar(255), batch integer, migration_time timestamptz",
              "1, 'a.js', 1, now()"),
          new Unread(
              "TypeORM",
              "migrations",
              "id serial, \"timestamp\" bigint NOT NULL, name varchar NOT NULL",
              "1, 1, 'a'"),
          new Unread(
              "TypeORM",
              "history.typeorm_done",
              "id serial, \"timestamp\" bigint NOT NULL, name varchar NOT NULL",
              "1, 1, 'a'"),
          new Unread("Sequelize", "\"SequelizeMeta\"", "name varchar(255) PRIMARY KEY", "'a.js'"),
          new Unread(
              "MikroORM",
              "mikro_orm_migrations",
              "id serial, name varchar(255), executed_at timestamptz",
              "1, 'a', now()"),
          new Unread(
              "Django",
              "django_migrations",
              "id bigint, app varchar(255), name varchar(255), applied timestamptz",
              "1, 'auth', '0001_initial', now()"),
          new Unread(
              "Entity Framework",
              "\"__EFMigrationsHistory\"",
              "\"MigrationId\" varchar(150), \"ProductVersion\" varchar(32)",
              "'20240101_A', '8.0'"),
          new Unread(
              "Entity Framework",
              "ef_history",
              "migration_id varchar(150), product_version varchar(32)",
              "'20240101_A', '8.0'"),
          new Unread(
              "Ecto",
              "schema_migrations",
              "version bigint PRIMARY KEY, inserted_at timestamp(0)",
              "20240101000000, now()"),
          new Unread(
              "Phinx",
              "phinxlog",
              "version bigint, migration_name varchar(100), start_time timestamp, end_time timestamp,"
                  + " breakpoint boolean",
              "1, 'A', now(), now(), false"),
          new Unread(
              "Doctrine",
              "doctrine_migration_versions",
              "version varchar(191), executed_at timestamp(0), execution_time integer",
              "'A', now(), 1"),
          new Unread(
              "Laravel",
              "migrations",
              "id serial, migration varchar(255), batch integer",
              "1, 'a', 1"),
          new Unread(
              "Atlas",
              "atlas_schema_revisions.atlas_schema_revisions",
              "version varchar, description varchar, type bigint, applied bigint, total bigint,"
                  + " executed_at timestamptz, execution_time bigint, error text, error_stmt text,"
                  + " hash varchar, partial_hashes jsonb, operator_version varchar",
              "'1', 'a', 2, 1, 1"),
          new Unread(
              "Sqitch",
              "sqitch.changes",
              "change_id text, script_hash text, change text, project text, note text",
              "'c', 'h', 'a', 'p'"),
          new Unread(
              "node-pg-migrate",
              "pgmigrations",
              "id serial, name varchar(255), run_on timestamp",
              "1, 'a', now()"),
          new Unread(
              "Evolve",
              "changelog",
              "id serial, type smallint, version varchar(50), description varchar(200),"
                  + " name varchar(300), checksum varchar(32), installed_by varchar(100),"
                  + " installed_on timestamp, success boolean",
              "1, 0, '1'"),
          new Unread(
              "DbUp",
              "schemaversions",
              "schemaversionsid serial, scriptname varchar(255), applied timestamp",
              "1, 'a', now()"),
          new Unread(
              "refinery",
              "refinery_schema_history",
              "version int4, name varchar(255), applied_on varchar(255), checksum varchar(255)",
              "1, 'a', 'now', 'c'"),
          new Unread("tern", "schema_version", "version int4 NOT NULL", "3"),
          new Unread(
              "yoyo",
              "_yoyo_migration",
              "migration_hash varchar(64), migration_id varchar(255), applied_at_utc timestamp",
              "'h', 'a', now()"),
          new Unread(
              "SeaORM",
              "seaql_migrations",
              "version varchar PRIMARY KEY, applied_at bigint",
              "'m1', 1"),
          new Unread(
              "sql-migrate",
              "gorp_migrations",
              "id text PRIMARY KEY, applied_at timestamptz",
              "'1.sql', now()"),
          new Unread(
              "Kysely",
              "kysely_migration",
              "name varchar(255), \"timestamp\" varchar(255)",
              "'a', 'now'"));

  private UnreadLedgers() {}

  /**
   * One such ledger.
   *
   * @param values values of its row, for the first columns if there are more
   */
  record Unread(String product, String table, String columns, String values) {

    String[] create() {
      int dot = table.indexOf('.');
      var schema =
          dot < 0 ? Stream.<String>of() : Stream.of("CREATE SCHEMA " + table.substring(0, dot));
      return Stream.concat(
              schema,
              Stream.of(
                  "CREATE TABLE %s (%s)".formatted(table, columns),
                  "INSERT INTO %s VALUES (%s)".formatted(table, values)))
          .toArray(String[]::new);
    }

    String[] drop() {
      int dot = table.indexOf('.');
      return new String[] {
        dot < 0
            ? "DROP TABLE " + table
            : "DROP SCHEMA %s CASCADE".formatted(table.substring(0, dot))
      };
    }
  }
}
