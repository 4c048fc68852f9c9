package dev.interlock.cli.training;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import java.sql.SQLException;
import java.sql.Statement;

/** A throw-away PostgreSQL that a run reaches as it would reach a real one: over TCP. */
final class TrainingServer implements AutoCloseable {

  /** Trust for the superuser, a SCRAM login for another (PostgreSQL manual, section 20.1). */
  private static final String RULES =
      """
      COPY (VALUES ('local all all trust'), ('host all postgres 127.0.0.1/32 trust'),
        ('host all all 127.0.0.1/32 scram-sha-256')) TO '%s'\
      """;

  private final EmbeddedPostgres server;

  private TrainingServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * @throws dev.interlock.embedded.EmbeddedPostgresException where no server can run
   */
  static TrainingServer start() throws SQLException {
    var options = ServerOptions.throwAway().onLoopback();
    var server = EmbeddedPostgres.start(PostgresBinaries.onClassPath(), options);
    server.createDatabase("trusting");
    server.createDatabase("authenticating");
    try (var connection = server.connect("trusting");
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE trainee SUPERUSER LOGIN PASSWORD 'training'");
      statement.execute(RULES.formatted(rulesFile(statement)));
      statement.execute("SELECT pg_reload_conf()");
    }
    return new TrainingServer(server);
  }

  private static String rulesFile(Statement statement) throws SQLException {
    try (var row = statement.executeQuery("SHOW hba_file")) {
      row.next();
      return row.getString(1);
    }
  }

  /** The URL of an empty database that asks for no password. */
  String trusting() {
    return server.connectionUrl("trusting");
  }

  /** The URL of an empty database behind a SCRAM login. */
  String authenticating() {
    return "postgresql://trainee:training@127.0.0.1:%d/authenticating"
        .formatted(server.port().orElseThrow());
  }

  @Override
  public void close() {
    server.close();
  }
}
