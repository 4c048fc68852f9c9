package dev.interlock.embedded;

import dev.interlock.system.UnixSocketFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * A PostgreSQL server that ends with this process at the latest. It accepts connections some 30 ms
 * after the start, trusts every client as superuser {@code postgres}, and has one database, {@code
 * template1}. Thread-safe. Every failure except those of {@link #connect} is an {@link
 * EmbeddedPostgresException}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private final Launcher launcher;
  private final RunFolder run;
  private final Databases databases;
  private final Thread exitHook = new Thread(this::close, "interlock-embedded-postgres-exit");
  private volatile RunningServer server;

  private EmbeddedPostgres(Launcher launcher, RunFolder run, RunningServer server) {
    this.launcher = launcher;
    this.run = run;
    this.server = server;
    this.databases = new Databases(server.endpoint());
  }

  /** Starts a throw-away server that is reachable only through its Unix-domain socket. */
  public static EmbeddedPostgres start(PostgresBinaries binaries) {
    return start(binaries, ServerOptions.throwAway());
  }

  /**
   * Starts a server; a missing data folder is copied from the template. Returns when the server
   * accepts connections.
   */
  public static EmbeddedPostgres start(PostgresBinaries binaries, ServerOptions options) {
    return StartStep.attempt(
        "the embedded PostgreSQL cannot be started",
        () -> {
          var run = RunFolder.create(binaries.account());
          try {
            return start(binaries, options, run);
          } catch (IOException | RuntimeException e) {
            run.discard();
            throw e;
          }
        });
  }

  private static EmbeddedPostgres start(
      PostgresBinaries binaries, ServerOptions options, RunFolder run) throws IOException {
    var chosen = options.dataFolder();
    var dataFolder = new DataFolder(chosen == null ? run.data() : chosen, binaries);
    dataFolder.prepare(options.durability());
    var launcher = new Launcher(binaries, dataFolder.path(), run.path(), options);
    var started = new EmbeddedPostgres(launcher, run, launcher.launch());
    Runtime.getRuntime().addShutdownHook(started.exitHook);
    return started;
  }

  /** Opens a connection as superuser, through the Unix-domain socket. */
  public Connection connect(String database) throws SQLException {
    return server.endpoint().connect(database);
  }

  /**
   * Returns a URL for any driver, such as {@code postgresql://postgres@127.0.0.1:54321/app}.
   *
   * @throws IllegalStateException if the server has no port on 127.0.0.1
   */
  public String connectionUrl(String database) {
    if (port().isEmpty()) {
      throw new IllegalStateException("a server without a loopback port has no URL");
    }
    return server.endpoint().url(database);
  }

  /** Creates an empty database. */
  public void createDatabase(String name) {
    createDatabase(name, Endpoint.FIRST_DATABASE);
  }

  /** Creates a copy of a database, which must have no open connection. */
  public void createDatabase(String name, String template) {
    databases.create(name, template);
  }

  /** Drops a database, if it exists, and disconnects its clients. */
  public void dropDatabase(String name) {
    databases.drop(name);
  }

  /** The port on 127.0.0.1, if the options asked for one. */
  public OptionalInt port() {
    return launcher.options().loopback() instanceof LoopbackPort.None
        ? OptionalInt.empty()
        : OptionalInt.of(server.endpoint().port());
  }

  /** The Unix-domain socket, for {@link UnixSocketFactory}; the same one after a restart. */
  public Path socket() {
    return Endpoint.socket(run.path(), server.endpoint().port());
  }

  /** The process id of the postmaster; it changes with a restart. */
  public long pid() {
    return server.process().postmaster().number();
  }

  /** The folder of the data, which also contains {@code server.log}. */
  public Path dataFolder() {
    return launcher.dataFolder();
  }

  /** The binaries of the running server. */
  public PostgresBinaries binaries() {
    return launcher.binaries();
  }

  /** Stops the server and keeps the data; {@link #restart} continues with it. */
  public synchronized void stop(Shutdown shutdown) {
    StartStep.attempt(
        "the embedded PostgreSQL cannot be stopped",
        () -> {
          server.process().stop(shutdown);
          return server;
        });
  }

  /** Kills all processes of the server with SIGKILL, as a power failure would. */
  public synchronized void kill() {
    server.process().kill();
  }

  /** Starts the server again on the same data, socket and port; stops it first if it runs. */
  public synchronized void restart() {
    stop(Shutdown.FAST);
    server =
        StartStep.attempt(
            "the embedded PostgreSQL cannot be restarted", () -> launcher.relaunch(server));
  }

  /** Stops the server. Deletes the data unless its durability is {@link Durability#KEPT}. */
  @Override
  public synchronized void close() {
    boolean kept = launcher.options().durability() == Durability.KEPT;
    stop(kept ? Shutdown.FAST : Shutdown.IMMEDIATE);
    StartStep.attempt(
        "the embedded PostgreSQL cannot be removed",
        () -> {
          if (!kept) {
            new FileTree(dataFolder()).delete();
          }
          run.discard();
          return run;
        });
    forgetExitHook();
  }

  private void forgetExitHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(exitHook);
    } catch (IllegalStateException ignored) {
      // Java is already shutting down, perhaps in this very hook.
    }
  }
}
