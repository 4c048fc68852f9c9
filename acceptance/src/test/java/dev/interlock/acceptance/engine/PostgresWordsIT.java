package dev.interlock.acceptance.engine;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresWordsContract;

/** Runs on the oldest server; the module {@code postgresql} tests the newest. */
final class PostgresWordsIT extends PostgresWordsContract {

  private static final int OLDEST = 13;

  PostgresWordsIT(PostgresServers servers) {
    super(new PostgresDialect(), () -> servers.database(OLDEST));
  }
}
