package dev.interlock.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Interlock's folder below the system's temporary folder, one per user. Its name is predictable, so
 * it is used only if this user owns it: another user could have placed binaries there.
 */
record TemporaryFolder(Path path) {

  static TemporaryFolder ofUser(ServerAccount account) {
    var system = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath().normalize();
    var parent = account.canReach(system) ? system : Path.of("/tmp");
    return in(parent, System.getProperty("user.name", "user"));
  }

  static TemporaryFolder in(Path parent, String user) {
    var path = parent.resolve("interlock-" + user.replaceAll("[^A-Za-z0-9._-]", "_"));
    try {
      FileTree.createFolder(path, FileTree.READABLE);
      requireOurs(path);
      return new TemporaryFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireOurs(Path path) throws IOException {
    var ours = Files.createTempFile("interlock", "");
    try {
      boolean owned = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(ours));
      var permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
      if (!owned
          || permissions.contains(PosixFilePermission.OTHERS_WRITE)
          || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
        throw new EmbeddedPostgresException(
            path + " belongs to another user or can be written by others, so it is not used.",
            "Delete it, or set XDG_CACHE_HOME to a folder of your own.");
      }
    } finally {
      Files.delete(ours);
    }
  }
}
