package dev.interlock.gate.context.dockerfile;

import dev.interlock.gate.context.ignore.IgnoreFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One source of a {@code COPY}, as the Dockerfile reference describes it: a folder stands for its
 * content, and wildcards are those of Go's {@code filepath.Match}.
 *
 * @param path cleaned, relative to the context or to the root of a stage; empty for all of it
 * @param pivot with {@code --parents}, the part in front of {@code ./} that is left out
 */
record CopySource(
    String path, String pivot, boolean keepsParents, IgnoreFile pattern, IgnoreFile excludes) {

  private static final Pattern ARCHIVE =
      Pattern.compile(".*\\.(?:tar|tgz|tbz2?|txz|tar\\.(?:gz|bz2|xz))", Pattern.CASE_INSENSITIVE);

  static CopySource of(String text, CopyLine copy) {
    int dot = copy.keepsParents() ? text.indexOf("/./") : -1;
    String path = ImagePath.relative(text);
    String single = copy.keepsParents() ? path : path.replaceAll("\\*{2,}", "*");
    return new CopySource(
        path,
        dot < 0 ? "" : ImagePath.relative(text.substring(0, dot)),
        copy.keepsParents(),
        IgnoreFile.docker("", single),
        IgnoreFile.docker("", String.join("\n", copy.excludes())));
  }

  /** Whether {@code ADD} unpacks the source. */
  boolean isUnpacked() {
    return ARCHIVE.matcher(path).matches();
  }

  /**
   * Returns the absolute path at which a file arrives; empty if the source does not include it.
   *
   * @param file path of the file where the source looks
   * @param destination absolute path
   * @param isFolder whether the destination is a folder
   */
  Optional<String> target(String file, String destination, boolean isFolder) {
    if (path.isEmpty()) {
      return copied(file, file, destination, true);
    }
    List<String> prefixes = ImagePath.prefixes(file);
    for (String prefix : prefixes) {
      if (pattern.exclusion(prefix).isPresent()) {
        boolean isFile = prefix.equals(file);
        String rest = isFile ? name(file) : file.substring(prefix.length() + 1);
        return copied(file, rest, destination, !isFile || isFolder);
      }
    }
    return Optional.empty();
  }

  private Optional<String> copied(String file, String rest, String destination, boolean isFolder) {
    if (excludes.exclusion(rest).isPresent()) {
      return Optional.empty();
    }
    if (keepsParents) {
      String kept = pivot.isEmpty() ? file : file.substring(pivot.length() + 1);
      return Optional.of(ImagePath.resolve(destination, kept));
    }
    return Optional.of(isFolder ? ImagePath.resolve(destination, rest) : destination);
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
