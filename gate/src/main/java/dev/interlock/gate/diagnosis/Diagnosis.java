package dev.interlock.gate.diagnosis;

import java.util.Optional;

/**
 * One error of a log with its cause.
 *
 * @param tool the program whose words were recognised
 * @param subject the object that the error names
 * @param owner the table that the subject belongs to
 * @param line 1-based line of the log where it first appears
 * @param text that line; may hold secrets
 */
public record Diagnosis(
    ReportingTool tool,
    Cause cause,
    Optional<String> subject,
    Optional<String> owner,
    int line,
    String text) {

  /** Returns the cause of this error in a sentence that begins in lower case. */
  public String explanation() {
    return cause.explanation(subject);
  }

  /** Returns what to do, in the imperative. */
  public String remedy() {
    return cause == Cause.INTERLOCK
        ? cause.remedy().replace("CODE", subject.orElse("CODE"))
        : cause.remedy();
  }

  /** Whether both are the same error, which one of them may report with less detail. */
  boolean isSameAs(Diagnosis other) {
    return cause == other.cause
        && (subject.isEmpty() || other.subject.isEmpty() || subject.equals(other.subject));
  }

  /** Returns the same error with the details of a later report of it. */
  Diagnosis with(Diagnosis later) {
    return subject.isPresent()
        ? this
        : new Diagnosis(
            tool,
            cause,
            later.subject,
            later.owner,
            line,
            later.subject.isPresent() ? later.text : text);
  }
}
