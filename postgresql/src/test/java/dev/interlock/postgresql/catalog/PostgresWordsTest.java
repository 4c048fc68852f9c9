package dev.interlock.postgresql.catalog;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresWordsContract;

/** Runs the contract on the newest server; acceptance runs it on the oldest. */
final class PostgresWordsTest extends PostgresWordsContract {

  PostgresWordsTest(PostgresServers servers) {
    super(new PostgresDialect(), servers::database);
  }
}
