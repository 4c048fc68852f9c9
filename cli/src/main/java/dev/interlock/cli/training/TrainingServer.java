package dev.interlock.cli.training;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.EmbeddedPostgresException;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporary PostgreSQL that a run reaches over TCP, as it reaches a real one. It is a separate
 * program, because a cache holds all classes that the recording process loaded and each start pays
 * for every one of them: the classes that start a server must not be among them.
 */
@SuppressWarnings("SystemOut") // The build keeps the output as its log.
public final class TrainingServer implements AutoCloseable {

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
   * Runs another JVM like this one, with the URLs of two empty databases as its last words, or
   * without URLs if no server can run.
   *
   * @param words of the other JVM's command line
   */
  public static void main(String[] words) throws Exception {
    int exit;
    try (var server = start()) {
      exit = run(words, List.of(server.trusting(), server.authenticating()));
    } catch (EmbeddedPostgresException e) {
      System.err.println("trained without a database, for a slower start: " + e.getMessage());
      exit = run(words, List.of());
    }
    System.exit(exit);
  }

  private static int run(String[] words, List<String> urls) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(words));
    command.addAll(urls);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static TrainingServer start() throws SQLException {
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

  /** The URL of an empty database that needs no password. */
  String trusting() {
    return server.connectionUrl("trusting");
  }

  /** The URL of an empty database with a SCRAM login. */
  String authenticating() {
    return "postgresql://trainee:training@127.0.0.1:%d/authenticating"
        .formatted(server.port().orElseThrow());
  }

  @Override
  public void close() {
    server.close();
  }
}
