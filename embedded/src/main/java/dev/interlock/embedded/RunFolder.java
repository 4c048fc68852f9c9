package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A server's temporary folder: its socket, and its data when that is thrown away. The name begins
 * with our process id, so that a later process can tell what a killed one left behind.
 */
record RunFolder(Path path) {

  static RunFolder create(ServerAccount account) throws IOException {
    var all =
        FileTree.createFolder(
            TemporaryFolder.ofUser(account).path().resolve("run"), FileTree.READABLE);
    sweep(all);
    var name = Pid.ours() + "-" + UUID.randomUUID().toString().substring(0, 8);
    var path = FileTree.createFolder(all.resolve(name), FileTree.PRIVATE);
    account.own(path);
    return new RunFolder(path);
  }

  private static void sweep(Path all) throws IOException {
    try (var folders = Files.newDirectoryStream(all)) {
      for (var folder : folders) {
        if (!isUsed(folder)) {
          new RunFolder(folder).discard();
        }
      }
    }
  }

  private static boolean isUsed(Path folder) {
    var pid = String.valueOf(folder.getFileName()).split("-", 2)[0];
    return Pid.parse(pid).map(Pid::isAlive).orElse(true);
  }

  Path data() {
    return path.resolve("data");
  }

  /** Stops what still runs there and deletes it. */
  void discard() throws IOException {
    var left = ServerProcess.running(data());
    if (left.isPresent()) {
      left.get().stop(Shutdown.IMMEDIATE);
    }
    new FileTree(path).delete();
  }
}
