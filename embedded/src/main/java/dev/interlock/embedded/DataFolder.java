package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A server's data folder, copied from the template if it does not exist. */
record DataFolder(Path path, PostgresBinaries binaries) {

  /** Creates the folder completely or not at all. Durable data is on the disk before it is used. */
  void prepare(Durability durability) throws IOException {
    if (Files.exists(path.resolve("PG_VERSION"))) {
      requireSameMajorVersion();
      return;
    }
    requireReachable();
    var unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
    new FileTree(unfinished).delete();
    Template.of(binaries).copyTo(unfinished);
    if (durability == Durability.KEPT) {
      sync(unfinished);
    }
    Files.deleteIfExists(path);
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private void requireSameMajorVersion() throws IOException {
    var writtenBy = Files.readString(path.resolve("PG_VERSION")).strip();
    if (!writtenBy.equals(String.valueOf(binaries.majorVersion()))) {
      throw new EmbeddedPostgresException(
          "the data in "
              + path
              + " was written by PostgreSQL "
              + writtenBy
              + ", and "
              + binaries.version()
              + " cannot read it.",
          "Use binaries of PostgreSQL " + writtenBy + ", or delete the folder to start empty.");
    }
  }

  private void requireReachable() throws IOException {
    var parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("the root folder cannot hold a server's data");
    }
    FileTree.createFolder(parent, FileTree.READABLE);
    if (!binaries.account().canReach(parent)) {
      throw new EmbeddedPostgresException(
          "the data folder "
              + path
              + " cannot be reached by the user `nobody`, which PostgreSQL runs as when Interlock runs as root.",
          "Choose a folder whose parents all have the permission o+x.");
    }
  }

  private void sync(Path folder) throws IOException {
    var words =
        List.of(binaries.installation().program("initdb"), "--sync-only", "-D", folder.toString());
    var outcome =
        new Command(binaries.account().command(words), binaries.installation().home()).run();
    if (outcome.exitCode() != 0) {
      throw new IOException(outcome.output());
    }
  }
}
