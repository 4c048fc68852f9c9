package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processes that use a developer's database: one empty file each, named by the process id. */
record Users(Path folder) {

  void register(Pid pid) throws IOException {
    FileTree.createFolder(folder, FileTree.READABLE);
    Files.write(folder.resolve(pid.toString()), new byte[0]);
  }

  /**
   * Removes the files of ended processes, because the system may give their numbers to new ones.
   */
  void forgetTheDead() throws IOException {
    try (var files = Files.newDirectoryStream(folder, "[0-9]*")) {
      for (var file : files) {
        var pid = Pid.parse(String.valueOf(file.getFileName()));
        if (pid.isPresent() && !pid.get().isAlive()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
