package dev.interlock.acceptance.engine;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresCatalogCases;

/** On the oldest server; the newest is tested with the dialect. */
final class PostgresCatalogCasesIT extends PostgresCatalogCases {

  private static final int OLDEST = 13;

  PostgresCatalogCasesIT(PostgresServers servers) {
    super(new PostgresDialect(), () -> servers.database(OLDEST));
  }
}
