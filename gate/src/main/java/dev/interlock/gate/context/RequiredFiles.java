package dev.interlock.gate.context;

import java.util.List;

/**
 * Files that a deploy needs in the image, and what happens without them.
 *
 * @param name the folder or the file, relative to the project folder
 * @param files relative to the project folder, with {@code /}; none if there is nothing to require
 * @param withoutAll what a deploy does if all are missing: a clause after "so"
 * @param withoutSome what a deploy does if some are missing
 * @param isError whether a deploy cannot do without them
 */
public record RequiredFiles(
    String name, List<String> files, String withoutAll, String withoutSome, boolean isError) {

  public RequiredFiles {
    files = List.copyOf(files);
  }

  /** The consequence if {@code missing} of the files are not in the image. */
  String consequence(int missing) {
    return missing == files.size() ? withoutAll : withoutSome;
  }

  /** Names the missing files: the whole group, its only file, or their number. */
  String shown(List<String> missing) {
    if (missing.size() == 1) {
      return "`" + missing.getFirst() + "`";
    }
    return missing.size() == files.size()
        ? "`%s` (%d files)".formatted(name, missing.size())
        : "%d of %d files in `%s`".formatted(missing.size(), files.size(), name);
  }

  /** Whether {@link #shown} is a plural for these files. */
  boolean isPlural(List<String> missing) {
    return missing.size() > 1 && missing.size() < files.size();
  }
}
