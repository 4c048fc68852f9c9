package dev.interlock.layout.tool;

import dev.interlock.finding.Finding;
import dev.interlock.history.Commits;
import java.util.List;
import java.util.Optional;

/**
 * The options of one script, from marks in it or from a file beside it.
 *
 * @param replaces whether placeholders are replaced; empty if the file does not say
 * @param problems options that are not supported
 */
public record ScriptOptions(Commits commits, Optional<Boolean> replaces, List<Finding> problems) {

  /** The options of a script without marks. */
  public static final ScriptOptions DEFAULT = of(Commits.TOGETHER);

  public ScriptOptions {
    problems = List.copyOf(problems);
  }

  public static ScriptOptions of(Commits commits) {
    return new ScriptOptions(commits, Optional.empty(), List.of());
  }

  /**
   * A file beside a script that holds options.
   *
   * @param shown its path as the user would write it
   */
  public record Companion(String shown, String text) {}
}
