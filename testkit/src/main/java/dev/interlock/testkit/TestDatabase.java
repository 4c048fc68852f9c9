package dev.interlock.testkit;

import dev.interlock.embedded.EmbeddedPostgres;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database for one test, initially empty. Closing drops it, even with open connections.
 *
 * @param name the name as in {@code CREATE DATABASE}
 * @param server the server, shared with other tests and therefore not to be stopped
 */
public record TestDatabase(String name, EmbeddedPostgres server) implements AutoCloseable {

  static TestDatabase create(EmbeddedPostgres server, String name) {
    server.createDatabase(name);
    return new TestDatabase(name, server);
  }

  /** The URL, in libpq's format, for programs under test; the user is {@code postgres}. */
  public String url() {
    return server.connectionUrl(name);
  }

  /** The server's address, for a pooler or a fault proxy in front of it. */
  public InetSocketAddress address() {
    var url = URI.create(url());
    return new InetSocketAddress(url.getHost(), url.getPort());
  }

  /** Opens a connection; the caller closes it. */
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
