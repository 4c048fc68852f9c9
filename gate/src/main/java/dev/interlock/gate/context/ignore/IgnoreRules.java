package dev.interlock.gate.context.ignore;

import java.util.Optional;

/** The rules of one ignore file, with the order in which their tool applies them. */
sealed interface IgnoreRules permits DockerRules, GitRules, SlugRules {

  /**
   * Returns the rule because of which a file is excluded; empty if the file is included.
   *
   * @param path path of a file, with {@code /}, relative to the folder of the ignore file
   */
  Optional<IgnoreRule> exclusion(String path);

  /** Whether every file in a folder is excluded; {@code false} if that is not sure. */
  boolean excludesAllOf(String folder);
}
