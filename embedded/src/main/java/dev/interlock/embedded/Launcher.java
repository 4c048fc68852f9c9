package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts a process-bound server on its data folder, again and again. */
record Launcher(
    PostgresBinaries binaries, Path dataFolder, Path socketFolder, ServerOptions options) {

  /** Listens where the options say. */
  RunningServer launch() throws IOException {
    return switch (options.loopback()) {
      case LoopbackPort.None none -> launch(Endpoint.SOCKET_ONLY, false);
      case LoopbackPort.Fixed fixed -> launch(fixed.number(), true);
      case LoopbackPort.Free free -> FreePort.use(port -> launch(port, true));
    };
  }

  /** Listens where that server did. */
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
