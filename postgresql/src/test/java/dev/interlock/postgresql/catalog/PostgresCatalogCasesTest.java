package dev.interlock.postgresql.catalog;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresCatalogCases;

/** Runs the cases on the newest server; acceptance runs them on the oldest. */
final class PostgresCatalogCasesTest extends PostgresCatalogCases {

  PostgresCatalogCasesTest(PostgresServers servers) {
    super(new PostgresDialect(), servers::database);
  }
}
