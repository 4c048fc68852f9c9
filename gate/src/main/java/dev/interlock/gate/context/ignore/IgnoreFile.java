package dev.interlock.gate.context.ignore;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An ignore file: which paths it excludes, and the line that does. Immutable. */
public final class IgnoreFile {

  private final String name;
  private final IgnoreRules rules;
  private final List<BrokenRule> broken;
  private final boolean hasExceptions;

  IgnoreFile(String name, IgnoreRules rules, List<BrokenRule> broken, boolean hasExceptions) {
    this.name = name;
    this.rules = rules;
    this.broken = List.copyOf(broken);
    this.hasExceptions = hasExceptions;
  }

  /** Reads a file in the syntax of {@code .dockerignore}. */
  public static IgnoreFile docker(String name, String content) {
    return DockerRulesReader.read(name, content);
  }

  /** Reads a file in the syntax of {@code .gitignore}. */
  public static IgnoreFile git(String name, String content) {
    return GitRulesReader.read(name, content, other -> Optional.empty());
  }

  /**
   * Reads a {@code .gcloudignore}: Git's syntax, and {@code #!include:FILE}.
   *
   * @param included text of another file of the same folder, if it exists
   */
  public static IgnoreFile gcloud(
      String name, String content, Function<String, Optional<String>> included) {
    return GitRulesReader.read(name, content, included);
  }

  /** Reads Heroku's {@code .slugignore}. */
  public static IgnoreFile slug(String name, String content) {
    return SlugRulesReader.read(name, content);
  }

  /** The name of the file, for messages. */
  public String name() {
    return name;
  }

  /** The rules that the tool refuses, in the order of the file. */
  public List<BrokenRule> broken() {
    return broken;
  }

  /** Whether the syntax has rules that include files again ({@code !}). */
  public boolean hasExceptions() {
    return hasExceptions;
  }

  /**
   * Returns the rule because of which a file is excluded; empty if the file is included.
   *
   * @param path path of a file, with {@code /}, relative to the folder of the ignore file
   */
  public Optional<IgnoreRule> exclusion(String path) {
    return rules.exclusion(path);
  }
}
