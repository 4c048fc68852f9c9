package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts a process-bound server on its data folder, also repeatedly. */
record Launcher(
    PostgresBinaries binaries, Path dataFolder, Path socketFolder, ServerOptions options) {

  /** Starts the server on the endpoint that the options name. */
  RunningServer launch() throws IOException {
    return switch (options.loopback()) {
      case LoopbackPort.None none -> launch(Endpoint.SOCKET_ONLY, false);
      case LoopbackPort.Fixed fixed -> launch(fixed.number(), true);
      case LoopbackPort.Free free -> FreePort.use(port -> launch(port, true));
    };
  }

  /** Starts the server on the endpoint of the previous one. */
  RunningServer relaunch(RunningServer before) throws IOException {
    boolean onTcp = !(options.loopback() instanceof LoopbackPort.None);
    return launch(before.endpoint().port(), onTcp);
  }

  private RunningServer launch(int port, boolean listensOnTcp) throws IOException {
    var process =
        ServerProcess.start(
            new Launch(
                binaries,
                dataFolder,
                socketFolder,
                port,
                listensOnTcp,
                settings(),
                Launch.Lifetime.OURS));
    return new RunningServer(process, new Endpoint(socketFolder, port));
  }

  private Map<String, String> settings() {
    var settings = options.durability().settings(binaries.majorVersion());
    settings.putAll(options.settings());
    return settings;
  }
}
