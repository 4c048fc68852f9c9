package dev.interlock.history;

import dev.interlock.finding.Failure;
import dev.interlock.script.ReplacedText;

/** Replaces a script's placeholders by values, as the tool of its layout does. */
@FunctionalInterface
public interface Substitution {

  /** The substitution for tools without placeholders. */
  Substitution NONE = (path, text) -> ReplacedText.unchanged(text);

  /**
   * Returns the text that runs.
   *
   * @param path the path of the file, as the user would write it
   * @throws Failure.Refused with every placeholder without a value
   */
  ReplacedText apply(String path, String text);
}
