package dev.interlock.acceptance.engine;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresWordsContract;

/** On the oldest server; the newest is tested with the dialect. */
final class PostgresWordsIT extends PostgresWordsContract {

  private static final int OLDEST = 13;

  PostgresWordsIT(PostgresServers servers) {
    super(new PostgresDialect(), () -> servers.database(OLDEST));
  }
}
