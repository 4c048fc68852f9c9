package dev.interlock.ledger;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables in which migration tools, including Interlock, keep their records. They are not part
 * of a schema.
 */
public final class RunnerTables {

  private static final Set<String> NAMES =
      Stream.of(
              Arrays.stream(LedgerTable.values()).map(LedgerTable::sqlName),
              Arrays.stream(Runner.values()).map(Runner::table),
              Stream.of(
                  "alembic_version", // Alembic
                  "databasechangelog", // Liquibase
                  "databasechangeloglock",
                  "ar_internal_metadata", // Rails
                  "knex_migrations", // Knex
                  "knex_migrations_lock",
                  "django_migrations", // Django
                  "__drizzle_migrations", // Drizzle
                  "SequelizeMeta", // Sequelize
                  "typeorm_metadata", // TypeORM
                  "pgmigrations", // node-pg-migrate
                  "atlas_schema_revisions", // Atlas
                  "gorp_migrations", // sql-migrate
                  "refinery_schema_history", // refinery
                  "seaql_migrations", // SeaORM
                  "__EFMigrationsHistory")) // Entity Framework
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  private RunnerTables() {}

  /** Whether the name, unquoted and without a schema, is that of such a table. */
  public static boolean has(String name) {
    return NAMES.contains(name);
  }
}
