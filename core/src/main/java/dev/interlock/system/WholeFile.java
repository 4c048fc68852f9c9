package dev.interlock.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes files atomically: at any moment, also after a full disk or a crash, the path holds either
 * the whole new file or the old one.
 */
public final class WholeFile {

  /** A temporary file; the first number is the process that wrote it. */
  private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.(\\d{1,9})-\\d+\\.new");

  private WholeFile() {}

  /** Writes a file in UTF-8 and replaces an existing one; a symbolic link to it is kept. */
  public static void replace(Path path, String text) throws IOException {
    if (isSpecial(path)) {
      Files.write(path, bytes(text), StandardOpenOption.WRITE);
      return;
    }
    Path file = Files.exists(path) ? path.toRealPath() : path;
    Path fresh = written(file, bytes(text));
    try {
      move(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Whether the path is a device such as {@code /dev/stdout}, which a rename cannot replace. */
  private static boolean isSpecial(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /**
   * Writes a new file in UTF-8.
   *
   * @throws FileAlreadyExistsException if the path exists
   */
  public static void create(Path path, String text) throws IOException {
    create(path, bytes(text));
  }

  /** Writes a new file, as {@link #create(Path, String)} does. */
  public static void create(Path path, byte[] bytes) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    Path fresh = written(path, bytes);
    try {
      // A hard link fails if the path exists by now; a move would replace it.
      Files.createLink(path, fresh);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      if (e instanceof FileAlreadyExistsException there) {
        throw there;
      }
      move(fresh, path);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Removes the temporary files of killed processes in a folder and its subfolders. Does nothing if
   * there is no such folder.
   */
  public static void removeLeftovers(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(WholeFile::isLeftover).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isLeftover(Path file) {
    Matcher name = TEMPORARY.matcher(String.valueOf(file.getFileName()));
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes a temporary file beside the target, hidden from programs that read the folder. */
  private static Path written(Path path, byte[] bytes) throws IOException {
    Path fresh =
        path.resolveSibling(
            ".%s.%d-%d.new"
                .formatted(
                    path.getFileName(),
                    ProcessHandle.current().pid(),
                    Thread.currentThread().threadId()));
    try (var channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    return fresh;
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
