package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** A running server: a data folder and the process that serves it. */
record ServerProcess(Path dataFolder, Pid postmaster) {

  /** Long, because a killed server first replays its log. */
  private static final Duration START = Duration.ofMinutes(2);

  private static final Duration STOP = Duration.ofMinutes(1);

  private static final Duration KILL = Duration.ofSeconds(5);

  private static final Duration REAP = Duration.ofSeconds(10);

  /** Starts a server, and returns when it accepts connections. */
  static ServerProcess start(Launch launch) throws IOException {
    awaitReaped(launch.dataFolder());
    var command = new Command(launch.command(), launch.binaries().installation().home());
    var postmaster =
        switch (launch.lifetime()) {
          case OURS -> BoundProcess.start(command, launch.log());
          case ITS_OWN -> DetachedProcess.start(command, launch.log());
        };
    var server = new ServerProcess(launch.dataFolder(), postmaster);
    if (!server.awaitReady()) {
      postmaster.kill();
      throw didNotStart(launch);
    }
    return server;
  }

  /**
   * Waits until a killed server is reaped: PostgreSQL takes a zombie for a running server and
   * refuses to start.
   */
  private static void awaitReaped(Path dataFolder) {
    PostmasterFile.in(dataFolder)
        .map(PostmasterFile::postmaster)
        .filter(before -> !before.isAlive())
        .ifPresent(before -> Waiting.until(before::isReaped, REAP));
  }

  /** Finds the server that runs on the folder, even if another process started it. */
  static Optional<ServerProcess> running(Path dataFolder) {
    return PostmasterFile.in(dataFolder)
        .map(PostmasterFile::postmaster)
        // After a crash, the number in a stale file may belong to any process.
        .filter(postmaster -> postmaster.isAlive() && postmaster.runs("postgres"))
        .map(postmaster -> new ServerProcess(dataFolder, postmaster));
  }

  /** Waits until the server accepts connections; returns false if it ends instead. */
  boolean awaitReady() {
    Waiting.until(() -> isReady() || !postmaster.isAlive(), START);
    return isReady() && postmaster.isAlive();
  }

  /** Also compares the process, because a killed server leaves a file with the status "ready". */
  private boolean isReady() {
    return PostmasterFile.in(dataFolder)
        .filter(file -> file.postmaster().equals(postmaster) && file.isReady())
        .isPresent();
  }

  /** Stops the server, and returns when the process has ended. */
  void stop(Shutdown shutdown) throws IOException {
    if (!postmaster.isAlive()) {
      return;
    }
    postmaster.signal(shutdown.signal());
    if (!Waiting.until(() -> !postmaster.isAlive(), STOP)) {
      throw new EmbeddedPostgresException(
          "PostgreSQL in " + dataFolder + " did not stop within " + STOP.toSeconds() + " s.",
          "Read its `server.log`; kill process " + postmaster + " if nothing else helps.");
    }
  }

  /** Kills all processes of the server, as a power failure would. */
  void kill() {
    var all = postmaster.withDescendants();
    postmaster.kill();
    all.forEach(Pid::kill);
    Waiting.until(() -> all.stream().noneMatch(Pid::isAlive), KILL);
  }

  private static EmbeddedPostgresException didNotStart(Launch launch) {
    var log = tailOf(launch.log());
    if (log.contains("Address already in use")) {
      return new PortTakenException(launch.port());
    }
    return new EmbeddedPostgresException(
        "PostgreSQL did not start in " + launch.dataFolder() + ":\n" + log,
        "Read " + launch.log() + ".");
  }

  private static String tailOf(Path log) {
    try (var lines = Files.lines(log)) {
      var all = lines.toList();
      return all.stream().skip(Math.max(0, all.size() - 8)).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "(no log)";
    }
  }
}
