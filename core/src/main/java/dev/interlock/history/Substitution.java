package dev.interlock.history;

import dev.interlock.finding.Failure;
import dev.interlock.script.ReplacedText;

/** Puts values in the place of a script's placeholders, as the tool of its layout does. */
@FunctionalInterface
public interface Substitution {

  /** For tools that send a file as it is. */
  Substitution NONE = (path, text) -> ReplacedText.unchanged(text);

  /**
   * The text that runs.
   *
   * @param path of the file, as the user would write it
   * @throws Failure.Refused with every placeholder that has no value
   */
  ReplacedText apply(String path, String text);
}
