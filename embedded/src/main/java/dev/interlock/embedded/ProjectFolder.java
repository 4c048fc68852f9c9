package dev.interlock.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The folder of a project's own database: {@code .interlock/postgres} in the project. If this
 * process runs as root and the server's account cannot reach that, as below a private home, it is a
 * folder for this project in {@code /var/lib/interlock}.
 */
record ProjectFolder(Path path) {

  static final Path SHARED = Path.of("/var/lib/interlock");

  static ProjectFolder of(Path project, Path shared, ServerAccount account) throws IOException {
    var home = project.toRealPath();
    var own = home.resolve(".interlock").resolve("postgres");
    var folder = account.canReach(own) ? own : shared.resolve(name(home)).resolve("postgres");
    FileTree.createFolder(folder, FileTree.READABLE);
    if (!account.canReach(folder)) {
      throw new EmbeddedPostgresException(
          "neither "
              + own
              + " nor "
              + folder
              + " can be reached by the user `nobody`, which PostgreSQL runs as when Interlock runs as root.",
          "Move the project to a folder whose parents all have the permission o+x.");
    }
    var ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
    return new ProjectFolder(folder);
  }

  /** Returns a readable name that differs between projects of the same name. */
  private static String name(Path project) {
    var hash = UUID.nameUUIDFromBytes(project.toString().getBytes(StandardCharsets.UTF_8));
    return project.getFileName() + "-" + hash.toString().substring(0, 8);
  }

  LockFile lock() {
    return new LockFile(path.resolve("lock"));
  }

  Path data() {
    return path.resolve("data");
  }

  Users users() {
    return new Users(path.resolve("users"));
  }

  /** The file with the port of the last start, so that the URL stays the same for days. */
  Path port() {
    return path.resolve("port");
  }
}
