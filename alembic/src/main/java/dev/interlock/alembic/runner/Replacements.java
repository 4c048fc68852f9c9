package dev.interlock.alembic.runner;

import java.util.List;
import java.util.Optional;

/** Decides which statements of a revision are not sent, because their effect is present. */
@FunctionalInterface
public interface Replacements {

  /** Every statement is sent. */
  Replacements NONE = texts -> Optional.empty();

  /**
   * Returns what to send in the place of a statement. An exception ends Python, and is thrown by
   * the request.
   *
   * @param texts the statement as the server would get it, once for each set of parameters
   * @return empty if the statement itself is to be sent
   */
  Optional<List<String>> instead(List<String> texts);
}
