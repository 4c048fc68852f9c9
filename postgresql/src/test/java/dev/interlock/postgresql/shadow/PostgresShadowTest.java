package dev.interlock.postgresql.shadow;

import dev.interlock.catalog.CatalogScope;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.postgresql.catalog.CatalogReader;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresShadowContract;
import dev.interlock.testkit.contract.ShadowBeside;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/** Runs the contract on the newest server; acceptance runs it on all versions. */
final class PostgresShadowTest extends PostgresShadowContract {

  PostgresShadowTest(PostgresServers servers) {
    super(new PostgresDialect(), PostgresShadowTest::open, servers::database);
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
