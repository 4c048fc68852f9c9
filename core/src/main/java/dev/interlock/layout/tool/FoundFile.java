package dev.interlock.layout.tool;

import java.util.List;
import java.util.Optional;

/**
 * A file below a folder of migrations.
 *
 * @param depth the number of folders between the folder of migrations and the file
 * @param folder the name of the file's folder, if that is directly in the folder of migrations
 */
public record FoundFile(String name, int depth, Optional<String> folder) {

  /** Returns the files that a path may be of, if it is unknown which of its folders is the top. */
  public static List<FoundFile> readings(String path) {
    String[] parts = path.split("/", -1);
    String name = parts[parts.length - 1];
    return parts.length == 1
        ? List.of(atTop(name))
        : List.of(atTop(name), new FoundFile(name, 1, Optional.of(parts[parts.length - 2])));
  }

  /** Creates a file directly in the folder of migrations. */
  static FoundFile atTop(String name) {
    return new FoundFile(name, 0, Optional.empty());
  }
}
