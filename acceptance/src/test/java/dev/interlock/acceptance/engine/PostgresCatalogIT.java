package dev.interlock.acceptance.engine;

import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresCatalogContract;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs on the versions that the module {@code postgresql} does not test itself. If the binaries of
 * a version are missing, each case is skipped with a notice, or fails in CI.
 */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "PostgreSQL {0}")
@MethodSource("dev.interlock.acceptance.engine.ServerVersions#tested")
final class PostgresCatalogIT extends PostgresCatalogContract {

  PostgresCatalogIT(int version, PostgresServers servers) {
    super(new PostgresDialect(), () -> servers.database(version));
  }
}
