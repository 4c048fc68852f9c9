package dev.interlock.postgresql;

import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresEngineContract;

/** On the newest server; acceptance runs the same on all versions. */
final class PostgresContractTest extends PostgresEngineContract {

  PostgresContractTest(PostgresServers servers) {
    super(new PostgresDialect(), servers::database);
  }
}
