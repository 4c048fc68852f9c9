package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A project's own PostgreSQL, shared by all processes that work on it. It listens on 127.0.0.1 and
 * keeps its data and, if possible, its port. It outlives the process that started it, even when
 * that becomes another program by {@code exec}, and stops by itself about a second after the last
 * registered process ended. Safe for threads and processes.
 */
public final class DeveloperDatabase {

  private final ProjectFolder folder;
  private final RunningServer server;
  private final String name;

  private DeveloperDatabase(ProjectFolder folder, RunningServer server, String name) {
    this.folder = folder;
    this.server = server;
    this.name = name;
  }

  /**
   * Finds the project's running server, or starts it, and registers this process as a user of it.
   *
   * @param project the project's folder, which must exist
   * @param name the database, created if it is missing
   */
  public static DeveloperDatabase open(PostgresBinaries binaries, Path project, String name) {
    return open(binaries, project, ProjectFolder.SHARED, name);
  }

  static DeveloperDatabase open(PostgresBinaries binaries, Path project, Path shared, String name) {
    return StartStep.attempt(
        "the project's PostgreSQL in " + project + " cannot be started",
        () -> {
          var folder = ProjectFolder.of(project, shared, binaries.account());
          var server = folder.lock().hold(() -> new DeveloperServer(folder, binaries).open(name));
          return new DeveloperDatabase(folder, server, name);
        });
  }

  /**
   * The URL of the project's database, such as {@code postgresql://postgres@127.0.0.1:54321/app}.
   */
  public String connectionUrl() {
    return connectionUrl(name);
  }

  /** The URL of another database of the same server. */
  public String connectionUrl(String database) {
    return server.endpoint().url(database);
  }

  /** A new connection as superuser. */
  public Connection connect(String database) throws SQLException {
    return server.endpoint().connect(database);
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.endpoint().port();
  }

  /** The process id of the postmaster. */
  public long pid() {
    return server.process().postmaster().number();
  }

  /** The folder of this server; its data is in {@code data}, its log in {@code data/server.log}. */
  public Path folder() {
    return folder.path();
  }

  /** Keeps the server running for another process too, until that ends. */
  public void registerUser(long pid) {
    StartStep.attempt(
        "process " + pid + " cannot be registered",
        () -> {
          var users = folder.users();
          users.register(new Pid(pid));
          return users;
        });
  }

  /** Stops the server now, even if other processes use it. The data remains. */
  public void stop() {
    StartStep.attempt(
        "the project's PostgreSQL cannot be stopped",
        () -> folder.lock().hold(this::stopUnderLock));
  }

  private RunningServer stopUnderLock() throws IOException {
    server.process().stop(Shutdown.FAST);
    return server;
  }
}
