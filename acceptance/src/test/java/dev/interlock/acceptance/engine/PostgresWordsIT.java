package dev.interlock.acceptance.engine;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresWordsContract;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** On the oldest server; the newest is tested with the dialect. */
@Execution(ExecutionMode.CONCURRENT)
final class PostgresWordsIT extends PostgresWordsContract {

  private static final int OLDEST = 13;

  PostgresWordsIT(PostgresServers servers) {
    super(new PostgresDialect(), () -> servers.database(OLDEST));
  }
}
