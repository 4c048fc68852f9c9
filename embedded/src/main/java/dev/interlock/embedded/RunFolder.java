package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A server's temporary folder: its socket, and its data if that is temporary. The name begins with
 * this process' id, so that a later process can find the folders of killed ones.
 */
record RunFolder(Path path) {

  private static final String ALL = "run";

  static RunFolder create(ServerAccount account) throws IOException {
    // First, because what killed processes left may be what fills the memory.
    for (var used : TemporaryFolder.used(account)) {
      sweep(used.path().resolve(ALL));
    }
    var all =
        FileTree.createFolder(
            TemporaryFolder.forData(account).path().resolve(ALL), FileTree.READABLE);
    var name = Pid.ours() + "-" + UUID.randomUUID().toString().substring(0, 8);
    var path = FileTree.createFolder(all.resolve(name), FileTree.PRIVATE);
    account.own(path);
    return new RunFolder(path);
  }

  private static void sweep(Path all) throws IOException {
    if (!Files.isDirectory(all)) {
      return;
    }
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

  /** Stops a server that still runs in the folder, and deletes the folder. */
  void discard() throws IOException {
    var left = ServerProcess.running(data());
    if (left.isPresent()) {
      left.get().stop(Shutdown.IMMEDIATE);
    }
    new FileTree(path).delete();
  }
}
