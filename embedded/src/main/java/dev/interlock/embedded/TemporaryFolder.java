package dev.interlock.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/**
 * Interlock's folder below the system's temporary folder, one per user. Its name is predictable, so
 * it is used only if this user owns it: another user could have placed binaries there.
 */
record TemporaryFolder(Path path) {

  /** The file system in memory of Linux (shm_overview(7)). */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final long ROOM = 2L << 30;

  static TemporaryFolder ofUser(ServerAccount account) {
    var system = Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath().normalize();
    var parent = account.canReach(system) ? system : Path.of("/tmp");
    return in(parent, user());
  }

  /**
   * Returns the folder for data that is deleted soon: in memory if there is room, because creating
   * and deleting the thousand files of a server takes most of its life on a disk. A temporary
   * folder that the user chose, and the 64 MB that a container usually has, are left alone.
   */
  static TemporaryFolder forData(ServerAccount account) {
    boolean isChosen =
        System.getenv("TMPDIR") != null
            || !"/tmp".equals(System.getProperty("java.io.tmpdir", "/tmp"));
    return isChosen || !hasRoom(MEMORY) || !account.canReach(MEMORY)
        ? ofUser(account)
        : in(MEMORY, user());
  }

  /** Returns the folders that may hold data of earlier processes of this user. */
  static List<TemporaryFolder> used(ServerAccount account) {
    return Files.isDirectory(named(MEMORY, user()))
        ? List.of(ofUser(account), in(MEMORY, user()))
        : List.of(ofUser(account));
  }

  private static String user() {
    return System.getProperty("user.name", "user");
  }

  private static Path named(Path parent, String user) {
    return parent.resolve("interlock-" + user.replaceAll("[^A-Za-z0-9._-]", "_"));
  }

  private static boolean hasRoom(Path folder) {
    try {
      return Files.isWritable(folder)
          && "tmpfs".equals(Files.getFileStore(folder).type())
          && Files.getFileStore(folder).getUsableSpace() >= ROOM;
    } catch (IOException e) {
      return false;
    }
  }

  static TemporaryFolder in(Path parent, String user) {
    var path = named(parent, user);
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
