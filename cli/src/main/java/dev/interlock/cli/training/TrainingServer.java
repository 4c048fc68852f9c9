package dev.interlock.cli.training;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.EmbeddedPostgresException;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import java.io.IOException;
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

  /** Trust for the superuser, a SCRAM login for others (PostgreSQL manual, section 20.1). */
  private static final String RULES =
      """
      COPY (VALUES ('local all all trust'), ('host all postgres 127.0.0.1/32 trust'),
        ('host all all 127.0.0.1/32 scram-sha-256')) TO '%s'\
      """;

  private final EmbeddedPostgres server;
  private final ServerCertificate certificate;

  private TrainingServer(EmbeddedPostgres server, ServerCertificate certificate) {
    this.server = server;
    this.certificate = certificate;
  }

  /**
   * Runs a command line with the URLs of empty databases as its last words, or without URLs if no
   * server can run.
   *
   * @param words the command line of another JVM, without `java` itself, which is the one of this
   *     process
   */
  public static void main(String[] words) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(words));
    System.exit(train(command));
  }

  /**
   * Runs a command line as {@link #main} does, also of another runtime.
   *
   * @param command the program and its words
   * @return its exit code
   */
  public static int train(List<String> command) throws Exception {
    try (var server = start()) {
      return run(command, List.of(server.trusting(), server.authenticating(), server.encrypted()));
    } catch (EmbeddedPostgresException e) {
      System.err.println("trained without a database, for a slower start: " + e.getMessage());
      return run(command, List.of());
    }
  }

  private static int run(List<String> command, List<String> urls) throws Exception {
    var words = new ArrayList<>(command);
    words.addAll(urls);
    return new ProcessBuilder(words).inheritIO().start().waitFor();
  }

  private static TrainingServer start() throws Exception {
    var options = ServerOptions.throwAway().onLoopback();
    var server = EmbeddedPostgres.start(PostgresBinaries.onClassPath(), options);
    List.of("trusting", "authenticating", "encrypted").forEach(server::createDatabase);
    var certificate = ServerCertificate.make();
    try (var connection = server.connect("trusting");
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE trainee SUPERUSER LOGIN PASSWORD 'training'");
      statement.execute(RULES.formatted(rulesFile(statement)));
      certificate.installBy(statement);
      statement.execute("SELECT pg_reload_conf()");
    }
    return new TrainingServer(server, certificate);
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

  /** The URL of an empty database with a SCRAM login over TLS that proves the server's name. */
  String encrypted() {
    return "postgresql://trainee:training@localhost:%d/encrypted?sslmode=verify-full&sslrootcert=%s"
        .formatted(server.port().orElseThrow(), certificate.file());
  }

  @Override
  public void close() throws IOException {
    server.close();
    certificate.close();
  }
}
