package dev.interlock.gate.context;

import dev.interlock.gate.context.ignore.IgnoreFile;
import java.util.List;
import java.util.Optional;

/**
 * The folder that a build or an upload starts from, with the files that decide what is left of it.
 *
 * @param paths the project folder and the folder of the context
 * @param dockerfile the Dockerfile, if there is one
 * @param docker the ignore file that a build with Docker reads
 * @param others the ignore files of platforms
 */
record BuildContext(
    ContextPaths paths,
    Optional<NamedText> dockerfile,
    Optional<IgnoreFile> docker,
    List<IgnoreFile> others) {

  /**
   * A text file.
   *
   * @param name relative to the project folder
   */
  record NamedText(String name, String text) {}

  BuildContext {
    others = List.copyOf(others);
  }

  /** Whether something tells how the project gets into an image. */
  boolean isKnown() {
    return dockerfile.isPresent() || docker.isPresent() || !others.isEmpty();
  }

  /** Whether a folder need not be looked into, because none of its files is sent. */
  boolean isLeftOut(String folder) {
    if (dockerfile.isPresent() || docker.isPresent()) {
      return docker.filter(ignore -> ignore.excludesAllOf(folder)).isPresent();
    }
    return others.stream().allMatch(ignore -> ignore.excludesAllOf(folder));
  }

  /** Whether a file is sent, at least by one of the ways that the files show. */
  boolean isSent(String path) {
    if (dockerfile.isPresent() || docker.isPresent()) {
      return docker.flatMap(ignore -> ignore.exclusion(path)).isEmpty();
    }
    return others.stream().anyMatch(ignore -> ignore.exclusion(path).isEmpty());
  }
}
