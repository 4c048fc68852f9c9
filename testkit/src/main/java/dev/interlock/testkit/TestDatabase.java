package dev.interlock.testkit;

import dev.interlock.embedded.EmbeddedPostgres;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database that one test has for itself, empty at first. Closing drops it, whoever is connected.
 *
 * @param name as in {@code CREATE DATABASE}
 * @param server where it is; shared with other tests, so do not stop it
 */
public record TestDatabase(String name, EmbeddedPostgres server) implements AutoCloseable {

  static TestDatabase create(EmbeddedPostgres server, String name) {
    server.createDatabase(name);
    return new TestDatabase(name, server);
  }

  /** The URL of libpq's kind that programs under test connect to, as user {@code postgres}. */
  public String url() {
    return server.connectionUrl(name);
  }

  /** Where the server listens: what to put a pooler or a fault proxy in front of. */
  public InetSocketAddress address() {
    var url = URI.create(url());
    return new InetSocketAddress(url.getHost(), url.getPort());
  }

  /** A new connection; the caller closes it. */
  public Connection connect() throws SQLException {
    return server.connect(name);
  }

  /** The server's major version, such as 16. */
  public int majorVersion() {
    try (Connection connection = connect()) {
      return connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw new IllegalStateException("the test server does not answer", e);
    }
  }

  @Override
  public void close() {
    server.dropDatabase(name);
  }
}
