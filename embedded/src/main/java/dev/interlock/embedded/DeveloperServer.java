package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds or starts a project's server. Its methods require the project's lock. */
record DeveloperServer(ProjectFolder folder, PostgresBinaries binaries) {

  /** The database that tools expect on every server and that the template lacks. */
  private static final String EXPECTED_BY_TOOLS = "postgres";

  RunningServer open(String database) throws IOException {
    folder.users().register(Pid.ours());
    var running = running();
    var server = running.isPresent() ? running.get() : start();
    new OrphanWatcher(folder.path(), binaries.account()).ensure(server.process().postmaster());
    createMissing(server, EXPECTED_BY_TOOLS, database);
    return server;
  }

  /**
   * Finds the running server. The caller is already registered, so that the watcher does not miss
   * it.
   */
  private Optional<RunningServer> running() {
    return ServerProcess.running(folder.data())
        .filter(this::stays)
        .flatMap(process -> endpoint().map(endpoint -> new RunningServer(process, endpoint)))
        .filter(this::servesOurData);
  }

  private boolean stays(ServerProcess process) {
    new OrphanWatcher(folder.path(), binaries.account()).awaitNotStopping(process.postmaster());
    return process.awaitReady();
  }

  private Optional<Endpoint> endpoint() {
    return PostmasterFile.in(folder.data()).map(file -> new Endpoint(null, file.port()));
  }

  private boolean servesOurData(RunningServer server) {
    var served = Path.of(new Databases(server.endpoint()).dataFolder());
    return served.equals(folder.data());
  }

  private RunningServer start() throws IOException {
    folder.users().forgetTheDead();
    new DataFolder(folder.data(), binaries).prepare(Durability.KEPT);
    var server = startOnLastPort();
    Files.writeString(folder.port(), String.valueOf(server.endpoint().port()));
    return server;
  }

  private RunningServer startOnLastPort() throws IOException {
    var last = lastPort();
    if (last.isPresent()) {
      try {
        return start(last.get());
      } catch (PortTakenException e) {
        return FreePort.use(this::start);
      }
    }
    return FreePort.use(this::start);
  }

  private Optional<Integer> lastPort() throws IOException {
    return Files.exists(folder.port())
        ? Optional.of(Files.readString(folder.port()).strip())
            .filter(port -> port.matches("[0-9]{1,5}"))
            .map(Integer::valueOf)
        : Optional.empty();
  }

  private RunningServer start(int port) throws IOException {
    var process =
        ServerProcess.start(
            new Launch(
                binaries,
                folder.data(),
                null,
                port,
                true,
                Durability.KEPT.settings(binaries.majorVersion()),
                Launch.Lifetime.ITS_OWN));
    return new RunningServer(process, new Endpoint(null, port));
  }

  private static void createMissing(RunningServer server, String... names) {
    var databases = new Databases(server.endpoint());
    for (var name : names) {
      if (!databases.has(name)) {
        databases.create(name, Endpoint.FIRST_DATABASE);
      }
    }
  }
}
