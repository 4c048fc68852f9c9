package dev.interlock.postgresql.catalog;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresCatalogContract;

/** Runs the contract on the newest server; acceptance runs it on all versions. */
final class PostgresCatalogTest extends PostgresCatalogContract {

  PostgresCatalogTest(PostgresServers servers) {
    super(new PostgresDialect(), servers::database);
  }
}
