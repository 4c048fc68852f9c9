package dev.interlock.project.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * The facts about one error.
 *
 * @param notes facts, one line each
 * @param cause the cause that follows from them, in a sentence that begins in lower case; empty if
 *     they say no more than the error
 * @param remedy what to do about that cause, in the imperative
 */
public record Evidence(List<String> notes, Optional<String> cause, Optional<String> remedy) {

  /** Nothing beyond the text of the error. */
  public static final Evidence NONE = new Evidence(List.of(), Optional.empty(), Optional.empty());

  public Evidence {
    notes = List.copyOf(notes);
  }

  static Evidence notes(List<String> notes) {
    return new Evidence(notes, Optional.empty(), Optional.empty());
  }

  static Evidence of(List<String> notes, String cause, String remedy) {
    return new Evidence(notes, Optional.of(cause), Optional.of(remedy));
  }
}
