package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder with its content. */
record FileTree(Path root) {

  static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
  static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");
  static final Set<PosixFilePermission> READABLE_FILE =
      PosixFilePermissions.fromString("rw-r--r--");

  /** The size of a tree, which distinguishes a damaged copy from a complete one. */
  record Extent(long entries, long bytes) {
    /** Adds an entry; a folder's own size depends on the file system and does not count. */
    Extent plus(BasicFileAttributes entry) {
      return new Extent(entries + 1, bytes + (entry.isRegularFile() ? entry.size() : 0));
    }

    @Override
    public String toString() {
      return entries + " entries, " + bytes + " bytes";
    }
  }

  /**
   * Copies into a folder that does not exist yet, and makes the copy private to the server's
   * account.
   */
  Extent copyTo(Path target, ServerAccount account) throws IOException {
    var copy = new Copy(root, target, account);
    Files.walkFileTree(root, copy);
    return copy.extent;
  }

  /** Links the files into another, existing folder; neither tree may be written to afterwards. */
  void linkTo(Path target) throws IOException {
    Files.walkFileTree(root, new Links(root, target));
  }

  Extent extent() throws IOException {
    var count = new Count();
    Files.walkFileTree(root, count);
    return count.extent;
  }

  /** Deletes the tree; tolerates files that another process deletes at the same time. */
  void delete() throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(root, new Deletion());
    }
  }

  /** Creates a folder and its parents with these permissions, regardless of the umask. */
  static Path createFolder(Path folder, Set<PosixFilePermission> permissions) throws IOException {
    if (!Files.isDirectory(folder)) {
      var parent = folder.getParent();
      if (parent != null) {
        createFolder(parent, READABLE);
      }
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, permissions);
    }
    return folder;
  }

  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Path target;
    private final ServerAccount account;
    private Extent extent = new Extent(0, 0);

    Copy(Path source, Path target, ServerAccount account) {
      this.source = source;
      this.target = target;
      this.account = account;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      account.own(
          Files.createDirectory(
              counterpart(folder), PosixFilePermissions.asFileAttribute(PRIVATE)));
      extent = extent.plus(attributes);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      account.own(Files.copy(file, counterpart(file)));
      extent = extent.plus(attributes);
      return FileVisitResult.CONTINUE;
    }

    private Path counterpart(Path path) {
      return target.resolve(source.relativize(path).toString());
    }
  }

  private static final class Links extends SimpleFileVisitor<Path> {
    private final Path source;
    private final Path target;

    Links(Path source, Path target) {
      this.source = source;
      this.target = target;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      createFolder(counterpart(folder), READABLE);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isSymbolicLink()) {
        Files.createSymbolicLink(counterpart(file), Files.readSymbolicLink(file));
      } else {
        link(file, counterpart(file));
      }
      return FileVisitResult.CONTINUE;
    }

    /** Links a file, or copies it on a file system without links. */
    private static void link(Path file, Path counterpart) throws IOException {
      try {
        Files.createLink(counterpart, file);
      } catch (UnsupportedOperationException | FileSystemException e) {
        Files.copy(file, counterpart, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }

    private Path counterpart(Path path) {
      return target.resolve(source.relativize(path).toString());
    }
  }

  private static final class Count extends SimpleFileVisitor<Path> {
    private Extent extent = new Extent(0, 0);

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return visitFile(folder, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      extent = extent.plus(attributes);
      return FileVisitResult.CONTINUE;
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return ignoreIfGone(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        ignoreIfGone(failure);
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }

    private static FileVisitResult ignoreIfGone(IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
