package dev.interlock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;

/** A temporary folder that is deleted with all its content when it is closed. */
public record WorkFolder(Path path) implements AutoCloseable {

  /**
   * Creates an empty folder in the system's temporary folder; its name begins with {@code prefix}.
   */
  public static WorkFolder create(String prefix) throws IOException {
    return new WorkFolder(Files.createTempDirectory(prefix));
  }

  /**
   * Copies a folder to one here, with the permissions of its files. If there is one of that name,
   * the files are added to it or replace those that it has.
   *
   * @param wanted selects the files and folders directly in {@code source} to copy
   * @return the copy
   */
  public Path copy(Path source, String name, Predicate<Path> wanted) throws IOException {
    var target = Files.createDirectories(path.resolve(name));
    try (var entries = Files.list(source)) {
      for (var entry : entries.filter(wanted).toList()) {
        copyTree(entry, target.resolve(entry.getFileName()));
      }
    }
    return target;
  }

  private static void copyTree(Path source, Path target) throws IOException {
    for (var entry : tree(source)) {
      var copy = target.resolve(source.relativize(entry).toString());
      if (!Files.isDirectory(copy)) {
        Files.copy(entry, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Lists folders before their content. */
  private static List<Path> tree(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths.toList();
    }
  }

  @Override
  public void close() {
    try {
      for (var entry : tree(path).reversed()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
