package dev.interlock.acceptance.engine;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresCatalogCases;

/** Runs on the oldest server; the module {@code postgresql} tests the newest. */
final class PostgresCatalogCasesIT extends PostgresCatalogCases {

  private static final int OLDEST = 13;

  PostgresCatalogCasesIT(PostgresServers servers) {
    super(new PostgresDialect(), () -> servers.database(OLDEST));
  }
}
