package dev.interlock.gate.context.ignore;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An ignore file: which paths it excludes, and the line that does. Immutable. */
public final class IgnoreFile {

  private final String name;
  private final IgnoreRules rules;
  private final List<BrokenRule> broken;
  private final Function<String, IgnoreFile> extended;

  /**
   * Holds what a reader found.
   *
   * @param extended reads the same file with one more line
   */
  IgnoreFile(
      String name,
      IgnoreRules rules,
      List<BrokenRule> broken,
      Function<String, IgnoreFile> extended) {
    this.name = name;
    this.rules = rules;
    this.broken = List.copyOf(broken);
    this.extended = extended;
  }

  /** Reads a file in the syntax of {@code .dockerignore}. */
  public static IgnoreFile docker(String name, String content) {
    var reader = new DockerRulesReader();
    IgnoreLine.of(name, content).forEach(reader::read);
    return new IgnoreFile(
        name, reader.rules(), reader.broken(), line -> docker(name, content + "\n" + line));
  }

  /** Reads a file in the syntax of {@code .gitignore}. */
  public static IgnoreFile git(String name, String content) {
    return gcloud(name, content, other -> Optional.empty());
  }

  /**
   * Reads a {@code .gcloudignore}: Git's syntax, and {@code #!include:FILE}.
   *
   * @param included text of another file of the same folder, if it exists
   */
  public static IgnoreFile gcloud(
      String name, String content, Function<String, Optional<String>> included) {
    var reader = new GitRulesReader(included);
    IgnoreLine.of(name, content).forEach(reader::read);
    return new IgnoreFile(
        name, reader.rules(), List.of(), line -> gcloud(name, content + "\n" + line, included));
  }

  /** Reads Heroku's {@code .slugignore}. */
  public static IgnoreFile slug(String name, String content) {
    var reader = new SlugRulesReader();
    IgnoreLine.of(name, content).forEach(reader::read);
    return new IgnoreFile(
        name, reader.rules(), List.of(), line -> slug(name, content + "\n" + line));
  }

  /** The name of the file, for messages. */
  public String name() {
    return name;
  }

  /** The rules that the tool refuses, in the order of the file. */
  public List<BrokenRule> broken() {
    return broken;
  }

  /** Returns the file with one more line at its end. */
  public IgnoreFile with(String line) {
    return extended.apply(line);
  }

  /**
   * Returns the rule because of which a file is excluded; empty if the file is included.
   *
   * @param path path of a file, with {@code /}, relative to the folder of the ignore file
   */
  public Optional<IgnoreRule> exclusion(String path) {
    return rules.exclusion(path);
  }

  /** Whether every file in a folder is excluded; {@code false} if that is not sure. */
  public boolean excludesAllOf(String folder) {
    return rules.excludesAllOf(folder);
  }
}
