package dev.interlock.acceptance.engine;

import dev.interlock.catalog.CatalogScope;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.postgresql.catalog.CatalogReader;
import dev.interlock.postgresql.shadow.PostgresShadow;
import dev.interlock.postgresql.shadow.ShadowServer;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresShadowContract;
import dev.interlock.testkit.contract.ShadowBeside;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.core.BaseConnection;

/**
 * Runs on the versions that the module {@code postgresql} does not test itself. If the binaries of
 * a version are missing, each case is skipped with a notice, or fails in CI.
 */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "PostgreSQL {0}")
@MethodSource("dev.interlock.acceptance.engine.ServerVersions#tested")
final class PostgresShadowIT extends PostgresShadowContract {

  PostgresShadowIT(int version, PostgresServers servers) {
    super(new PostgresDialect(), PostgresShadowIT::open, () -> servers.database(version));
  }

  private static ShadowBeside open(Connection worker, Connection observer, int major)
      throws SQLException {
    var session = worker.unwrap(BaseConnection.class);
    var reader = new CatalogReader(session, major, CatalogScope.usual());
    return new ShadowBeside(
        new PostgresShadow(session, observer.unwrap(BaseConnection.class), major, ShadowServer.OWN),
        reader::readWithin,
        reader::read);
  }
}
