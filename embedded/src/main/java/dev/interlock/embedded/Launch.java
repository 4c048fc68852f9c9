package dev.interlock.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters to start a server on an existing data folder.
 *
 * @param socketFolder absent for no Unix-domain socket
 * @param listensOnTcp whether the port is open on 127.0.0.1 or only names the socket
 * @param lifetime the lifetime of the server
 */
record Launch(
    PostgresBinaries binaries,
    Path dataFolder,
    @Nullable Path socketFolder,
    int port,
    boolean listensOnTcp,
    Map<String, String> settings,
    Lifetime lifetime) {

  enum Lifetime {
    /** The server stops when this process dies. */
    OURS,
    /** The server lives on when this process dies or becomes another program. */
    ITS_OWN
  }

  List<String> command() {
    var account = binaries.account();
    return switch (lifetime) {
      case OURS -> account.boundCommand(serverCommand());
      case ITS_OWN -> account.detachedCommand(serverCommand());
    };
  }

  private List<String> serverCommand() {
    var words = new ArrayList<String>();
    words.add(binaries.installation().program("postgres"));
    words.addAll(List.of("-D", dataFolder.toString(), "-p", String.valueOf(port)));
    words.addAll(List.of("-k", socketFolder == null ? "" : socketFolder.toString()));
    words.addAll(List.of("-c", "listen_addresses=" + (listensOnTcp ? "127.0.0.1" : "")));
    settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    return List.copyOf(words);
  }

  Path log() {
    return dataFolder.resolve("server.log");
  }
}
