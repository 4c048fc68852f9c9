package dev.interlock.gate.verify.json;

/**
 * The first difference between an answer and an expectation. Holds no value of the answer, which
 * may be secret.
 *
 * @param at place in the answer
 * @param what the difference, as the end of a sentence, such as {@code is missing}
 */
public record JsonDifference(JsonPointer at, String what) {

  /** Names the place and the difference, such as "`/status` is missing". */
  public String sentence() {
    return at.steps().isEmpty() ? "the answer " + what : "`%s` %s".formatted(at, what);
  }
}
