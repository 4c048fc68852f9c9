package dev.interlock.embedded;

import java.sql.SQLException;
import java.util.List;

/**
 * The databases of one server. Thread-safe: PostgreSQL does not copy a template that is in use, so
 * methods exclude each other.
 */
final class Databases {

  private static final int STRATEGY_SINCE = 15;

  private final Endpoint endpoint;

  Databases(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Copies files instead of blocks if the server has a choice: a small database then takes a third
   * of the time (PostgreSQL manual, CREATE DATABASE, STRATEGY).
   */
  synchronized void create(String name, String template) {
    try (var connection = endpoint.connect(Endpoint.FIRST_DATABASE);
        var statement = connection.createStatement()) {
      boolean hasChoice = connection.getMetaData().getDatabaseMajorVersion() >= STRATEGY_SINCE;
      statement.execute(
          "CREATE DATABASE %s TEMPLATE %s%s"
              .formatted(quoted(name), quoted(template), hasChoice ? " STRATEGY file_copy" : ""));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  void drop(String name) {
    run("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
  }

  boolean has(String name) {
    return "t".equals(ask("SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)", name));
  }

  /** The data folder as the server reports it, to identify the owner of a port. */
  String dataFolder() {
    return ask("SELECT current_setting(?)", "data_directory");
  }

  /** Runs each statement alone, outside a transaction. */
  synchronized void run(String... statements) {
    try (var connection = endpoint.connect(Endpoint.FIRST_DATABASE);
        var statement = connection.createStatement()) {
      for (var sql : List.of(statements)) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private synchronized String ask(String query, String parameter) {
    try (var connection = endpoint.connect(Endpoint.FIRST_DATABASE);
        var statement = connection.prepareStatement(query)) {
      statement.setString(1, parameter);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static EmbeddedPostgresException failed(SQLException cause) {
    return new EmbeddedPostgresException(
        "the embedded PostgreSQL refused a command: " + cause.getMessage(),
        "Read the `server.log` in its data folder.",
        cause);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
