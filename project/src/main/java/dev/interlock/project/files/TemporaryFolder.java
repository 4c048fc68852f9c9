package dev.interlock.project.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is deleted when it is closed, or when the process ends before. */
final class TemporaryFolder implements AutoCloseable {

  private final Path path;
  private final Thread exitHook = new Thread(this::delete, "interlock-temporary-exit");
  private int rooms;

  TemporaryFolder(String prefix) {
    try {
      this.path = Files.createTempDirectory(prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(exitHook);
  }

  /** Returns the path of another folder in it, which is not created. */
  Path next() {
    rooms++;
    return path.resolve(Integer.toString(rooms));
  }

  /** Writes a file and the folders above it. */
  static void write(Path path, String content) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(exitHook);
    } catch (IllegalStateException e) {
      // The hook is already running.
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // The system clears its temporary folder.
    }
  }
}
