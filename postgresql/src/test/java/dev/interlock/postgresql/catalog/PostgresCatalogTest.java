package dev.interlock.postgresql.catalog;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresCatalogContract;

/** On the newest server; acceptance runs the same on all versions. */
final class PostgresCatalogTest extends PostgresCatalogContract {

  PostgresCatalogTest(PostgresServers servers) {
    super(new PostgresDialect(), servers::database);
  }
}
