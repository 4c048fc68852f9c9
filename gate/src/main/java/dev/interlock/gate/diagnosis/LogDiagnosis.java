package dev.interlock.gate.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * The errors of a log, each once.
 *
 * @param errors the root cause first, then the others in the order of the log
 * @param unknown the first line that looks like an error, if none was recognised
 * @param lines the number of lines that were read
 */
public record LogDiagnosis(List<Diagnosis> errors, Optional<Unknown> unknown, int lines) {

  public LogDiagnosis {
    errors = List.copyOf(errors);
  }

  /** Recognises the errors of a log. */
  public static LogDiagnosis of(String log) {
    return new LogReading(LogLine.of(log)).result();
  }

  /**
   * A line that looks like an error and is not known.
   *
   * @param line its 1-based number
   * @param text the line; may hold secrets
   */
  public record Unknown(int line, String text) {}
}
