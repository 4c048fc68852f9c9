package dev.interlock.testkit;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Throw-away PostgreSQL servers, one for each major version, started at the first request.
 *
 * <p>Versions come from the folder in the system property {@code interlock.postgres.archives},
 * which contains jars of {@code io.zonky.test.postgres}; without it, only the version on the class
 * path is available. A missing version skips the test that asks for it, with a notice; with {@code
 * CI=true} in the environment it fails the test. Thread-safe. Closing ends the servers.
 */
public final class PostgresServers implements AutoCloseable {

  static final String ARCHIVES = "interlock.postgres.archives";

  private static final String CONNECTIONS = "300";

  private final ArchiveFolder archives;
  private final Map<Integer, EmbeddedPostgres> servers = new HashMap<>();
  private final AtomicInteger created = new AtomicInteger();

  PostgresServers(ArchiveFolder archives) {
    this.archives = archives;
  }

  /** Servers of the versions that the build provides. */
  public static PostgresServers ofBuild() {
    return new PostgresServers(
        Optional.ofNullable(System.getProperty(ARCHIVES))
            .map(folder -> ArchiveFolder.at(Path.of(folder)))
            .orElseGet(ArchiveFolder::empty));
  }

  /** The server of the newest available version. */
  public EmbeddedPostgres server() {
    return server(newest());
  }

  /** The server of that major version, such as 16. */
  public EmbeddedPostgres server(int majorVersion) {
    return server(
        archives
            .of(majorVersion)
            .map(PostgresBinaries::ofArchive)
            .or(() -> Optional.of(newest()).filter(found -> found.majorVersion() == majorVersion))
            .orElseThrow(() -> missing(majorVersion)));
  }

  /** Creates a new database on the newest version; close it to drop it. */
  public TestDatabase database() {
    return database(server());
  }

  /** Creates a new database on that major version; close it to drop it. */
  public TestDatabase database(int majorVersion) {
    return database(server(majorVersion));
  }

  private PostgresBinaries newest() {
    return archives
        .newest()
        .map(PostgresBinaries::ofArchive)
        .orElseGet(PostgresBinaries::onClassPath);
  }

  private synchronized EmbeddedPostgres server(PostgresBinaries binaries) {
    return servers.computeIfAbsent(binaries.majorVersion(), version -> start(binaries));
  }

  private static EmbeddedPostgres start(PostgresBinaries binaries) {
    var options = ServerOptions.throwAway().onLoopback().with("max_connections", CONNECTIONS);
    return EmbeddedPostgres.start(binaries, options);
  }

  private TestDatabase database(EmbeddedPostgres server) {
    return TestDatabase.create(server, "test_" + created.incrementAndGet());
  }

  private static AssertionError missing(int majorVersion) {
    return Prerequisite.ofEnvironment()
        .missing(
            "no binaries of PostgreSQL %d for this platform are in the folder `%s`, so nothing runs on that version."
                .formatted(majorVersion, System.getProperty(ARCHIVES, "(-D" + ARCHIVES + ")")));
  }

  @Override
  public synchronized void close() {
    servers.values().forEach(EmbeddedPostgres::close);
    servers.clear();
  }
}
