package dev.interlock.layout;

import dev.interlock.layout.tool.FoundFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of folders and their subfolders, in the order of their names. Symbolic links are
 * followed, because Kubernetes mounts files as links; names that begin with a dot are skipped,
 * because Kubernetes keeps the same files in such a folder too. A folder with several paths is
 * visited once.
 */
final class FileTree {

  private final List<Entry> entries = new ArrayList<>();
  private final Set<Object> visited = new HashSet<>();

  /** One file or folder below the root. */
  sealed interface Entry {
    Path path();

    /**
     * A readable file.
     *
     * @param size in bytes
     * @param found its place below the root folder
     */
    record Regular(Path path, long size, FoundFile found) implements Entry {
      String name() {
        return found.name();
      }

      private static Regular of(Path root, Path path, long size) {
        int depth = path.getNameCount() - root.getNameCount() - 1;
        Optional<String> folder =
            depth == 1
                ? Optional.ofNullable(path.getParent()).map(FileBytes::nameOf)
                : Optional.empty();
        return new Regular(path, size, new FoundFile(FileBytes.nameOf(path), depth, folder));
      }
    }

    /**
     * A folder, listed before the files in it.
     *
     * @param root the root folder
     */
    record Folder(Path root, Path path) implements Entry {
      String name() {
        return FileBytes.nameOf(path);
      }

      boolean isInRoot() {
        return path.getNameCount() - root.getNameCount() == 1;
      }
    }

    /**
     * An entry that is neither a readable file nor a readable folder, such as a dangling link, a
     * pipe or a folder without permission.
     */
    record Unreadable(Path path, String why) implements Entry {}
  }

  private FileTree() {}

  static List<Entry> of(List<Path> folders) {
    var tree = new FileTree();
    folders.forEach(folder -> tree.visit(folder, folder));
    return List.copyOf(tree.entries);
  }

  private void visit(Path root, Path folder) {
    try {
      if (visited.add(folder.toRealPath())) {
        list(folder).forEach(path -> add(root, path));
      }
    } catch (IOException | DirectoryIteratorException e) {
      entries.add(new Entry.Unreadable(folder, FileBytes.reason(e)));
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    var paths = new ArrayList<Path>();
    try (var stream = Files.newDirectoryStream(folder)) {
      for (var path : stream) {
        if (!String.valueOf(path.getFileName()).startsWith(".")) {
          paths.add(path);
        }
      }
    }
    Collections.sort(paths);
    return paths;
  }

  private void add(Path root, Path path) {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        entries.add(new Entry.Folder(root, path));
        visit(root, path);
      } else if (attributes.isRegularFile()) {
        entries.add(Entry.Regular.of(root, path, attributes.size()));
      } else {
        entries.add(new Entry.Unreadable(path, "it is not a regular file"));
      }
    } catch (IOException e) {
      entries.add(new Entry.Unreadable(path, FileBytes.reason(e)));
    }
  }
}
