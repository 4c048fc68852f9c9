package dev.interlock.acceptance.engine;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresEngineContract;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** On a version whose binaries are missing, each case is skipped loudly, or fails in CI. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 14, 15, 16, 17, 18})
final class PostgresContractIT extends PostgresEngineContract {

  PostgresContractIT(int version, PostgresServers servers) {
    super(new PostgresDialect(), () -> servers.database(version));
  }
}
