package dev.interlock.cli.demo;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import dev.interlock.project.configuration.ConfigurationKey;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * The demo's surroundings: the project's copy, a temporary PostgreSQL, and the programs that the
 * demo starts. Closing it, or the end of the process, removes all of them.
 */
final class Workshop implements AutoCloseable {

  /**
   * The only variables that the demo inherits: the caller's database URL and platform must not
   * reach it.
   */
  private static final List<String> INHERITED =
      List.of("HOME", "LANG", "LC_ALL", "NO_COLOR", "TERM", "TMPDIR");

  private final Distribution distribution;
  private final DemoProject project;
  private final EmbeddedPostgres postgres;
  private final String database;
  private final Map<String, String> environment;
  private final ConcurrentLinkedQueue<Process> running = new ConcurrentLinkedQueue<>();
  private final Thread exitHook = new Thread(this::tidy, "interlock-demo-exit");

  private Workshop(
      Distribution distribution,
      DemoProject project,
      EmbeddedPostgres postgres,
      String database,
      Map<String, String> environment) {
    this.distribution = distribution;
    this.project = project;
    this.postgres = postgres;
    this.database = database;
    this.environment = environment;
  }

  /** Copies the example and starts a server with a database of its name. */
  static Workshop open(Distribution distribution, Path example, Map<String, String> caller) {
    var postgres =
        EmbeddedPostgres.start(
            PostgresBinaries.onClassPath(), ServerOptions.throwAway().onLoopback());
    var database = String.valueOf(example.getFileName());
    postgres.createDatabase(database);
    var workshop =
        new Workshop(
            distribution,
            DemoProject.copyOf(example),
            postgres,
            database,
            environment(distribution, caller, postgres.connectionUrl(database)));
    Runtime.getRuntime().addShutdownHook(workshop.exitHook);
    return workshop;
  }

  private static Map<String, String> environment(
      Distribution distribution, Map<String, String> caller, String url) {
    var environment = new TreeMap<>(caller);
    environment.keySet().retainAll(INHERITED);
    var java = Path.of(System.getProperty("java.home"));
    environment.put("INTERLOCK_JAVA_HOME", java.toString());
    environment.put(
        "PATH",
        String.join(
            File.pathSeparator,
            distribution.programs().toString(),
            java.resolve("bin").toString(),
            caller.getOrDefault("PATH", "/usr/bin:/bin")));
    environment.put("DATABASE_URL", url);
    environment.put("ENVIRONMENT", "development");
    return environment;
  }

  DemoProject project() {
    return project;
  }

  String databaseUrl() {
    return postgres.connectionUrl(database);
  }

  String databaseVersion() {
    return postgres.binaries().version();
  }

  /** Starts Interlock in the project's folder; its output goes to this process' output. */
  Process start(Map<String, String> more, List<String> words) {
    var command = new ArrayList<String>();
    command.add(distribution.programs().resolve("interlock").toString());
    command.addAll(words);
    return start(more, new ProcessBuilder(command).inheritIO());
  }

  /** Starts a command of {@code sh} in the project's folder, with both outputs in one. */
  Process shell(String command, Map<String, String> more) {
    return start(more, new ProcessBuilder("sh", "-c", command).redirectErrorStream(true));
  }

  /**
   * Returns the variables with which a command writes its report to a file. A list of files has
   * commas, which the path from the project's folder cannot have, unlike the whole path.
   */
  Map<String, String> reportingTo(Path file) {
    return Map.of(ConfigurationKey.REPORT.variable(), project.folder().relativize(file).toString());
  }

  private Process start(Map<String, String> more, ProcessBuilder builder) {
    builder.directory(project.folder().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    try {
      var process = builder.start();
      running.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Connection connect() throws SQLException {
    return postgres.connect(database);
  }

  /** Whether the database has that column. */
  boolean hasColumn(String table, String column) {
    try (var connection = connect();
        var columns = connection.getMetaData().getColumns(null, "public", table, column)) {
      return columns.next();
    } catch (SQLException e) {
      throw new IllegalStateException("the demo's database cannot be asked", e);
    }
  }

  /** Ends the programs and deletes the copy; the database has its own exit hook. */
  private void tidy() {
    Stream.of(running.toArray(Process[]::new)).forEach(Process::destroyForcibly);
    project.close();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(exitHook);
    tidy();
    postgres.close();
  }
}
