package dev.interlock.dist;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The files of a package, sorted by path, so that the same files make the same package. Immutable.
 *
 * @param files by path; folders are separated by `/`
 */
record FileTree(SortedMap<String, PackedFile> files) {

  FileTree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  static FileTree of(Map<String, PackedFile> files) {
    return new FileTree(new TreeMap<>(files));
  }

  /** Reads all files below a folder; a link counts as the file that it leads to. */
  static FileTree read(Path folder) throws IOException {
    var files = new TreeMap<String, PackedFile>();
    try (var paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(path).toString().replace(File.separatorChar, '/');
        files.put(name, PackedFile.read(path));
      }
    }
    return new FileTree(files);
  }

  /** The same files in a folder of that path. */
  FileTree under(String folder) {
    var moved = new TreeMap<String, PackedFile>();
    files.forEach((path, file) -> moved.put(folder + "/" + path, file));
    return new FileTree(moved);
  }

  /** The files of both; two files of one path are a mistake. */
  FileTree plus(FileTree others) {
    var sum = new TreeMap<>(files);
    others.files.forEach((path, file) -> {
      if (sum.put(path, file) != null) {
        throw new IllegalArgumentException("two files of a package are called " + path);
      }
    });
    return new FileTree(sum);
  }

  FileTree without(Predicate<String> paths) {
    var rest = new TreeMap<>(files);
    rest.keySet().removeIf(paths);
    return new FileTree(rest);
  }

  /** Writes all files below a folder. */
  void write(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      file.getValue().write(folder.resolve(file.getKey()));
    }
  }
}
