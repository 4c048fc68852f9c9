package dev.interlock.postgresql;

import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresEngineContract;

/** Runs the contract on the newest server; acceptance runs it on all versions. */
final class PostgresContractTest extends PostgresEngineContract {

  PostgresContractTest(PostgresServers servers) {
    super(new PostgresDialect(), servers::database);
  }
}
