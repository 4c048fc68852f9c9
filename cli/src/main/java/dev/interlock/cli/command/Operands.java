package dev.interlock.cli.command;

import dev.interlock.cli.line.Invocation;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.plan.Goal;
import java.util.List;
import java.util.Optional;

/** Reads the words after a command's name. */
final class Operands {

  private Operands() {}

  /**
   * Returns the named goal, or the default.
   *
   * @param otherwise the default
   * @throws Failure.Misconfigured if the word is not a goal, or if there are several words
   */
  static Goal goal(Invocation invocation, Goal otherwise) {
    return one(invocation).map(Operands::goal).orElse(otherwise);
  }

  private static Goal goal(String word) {
    try {
      return Goal.parse(word);
    } catch (IllegalArgumentException e) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`%s` is not a version that can be reached.".formatted(word))
              .help(
                  "Write a version such as `V3`, a number of steps such as `+1` or `-1`, `head`,"
                      + " `heads` or `base`."));
    }
  }

  /**
   * Returns the only word, if there is one.
   *
   * @throws Failure.Misconfigured if there are several words
   */
  static Optional<String> one(Invocation invocation) {
    List<String> words = invocation.arguments().operands();
    if (words.size() > 1) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`%s` is one word too many.".formatted(words.get(1)))
              .help("Quote words that belong together."));
    }
    return words.stream().findFirst();
  }

  /**
   * Refuses any word.
   *
   * @throws Failure.Misconfigured if there is a word
   */
  static void none(Invocation invocation) {
    one(invocation)
        .ifPresent(word -> {
          throw new Failure.Misconfigured(
              Finding.error(Code.USAGE, "`%s` is one word too many.".formatted(word))
                  .help("Leave it out: this command takes no words."));
        });
  }
}
