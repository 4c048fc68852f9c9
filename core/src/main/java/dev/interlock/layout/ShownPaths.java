package dev.interlock.layout;

import dev.interlock.history.Printable;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Formats paths as the user would write them: relative to the project folder if they are inside it,
 * with slashes, and safe to print. Caches folders, because many files share a few.
 */
final class ShownPaths {

  private final Path project;
  private final Map<Path, String> folders = new HashMap<>();

  ShownPaths(Path project) {
    this.project = project.toAbsolutePath().normalize();
  }

  /** Formats a folder, such as {@code db/migrations}; the project folder itself is {@code .}. */
  String folder(Path folder) {
    return folders.computeIfAbsent(folder, this::relative);
  }

  /** Formats a file, such as {@code db/migrations/V1__first.sql}. */
  String file(Path file) {
    var parent = file.getParent();
    String name = Printable.of(FileBytes.nameOf(file));
    String folder = parent == null ? "." : folder(parent);
    return folder.equals(".") ? name : folder + "/" + name;
  }

  private String relative(Path folder) {
    var full = folder.toAbsolutePath().normalize();
    if (full.equals(project)) {
      return ".";
    }
    var shown = full.startsWith(project) ? project.relativize(full) : full;
    return Printable.of(shown.toString().replace(File.separatorChar, '/'));
  }
}
