package dev.interlock.batch;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;

/** A directive or a statement that does not allow batches. */
final class NotBatchable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String help;

  /**
   * @param message the whole message of the finding
   */
  NotBatchable(Code code, String message, String help) {
    super(message);
    this.code = code;
    this.help = help;
  }

  Finding finding(Place place) {
    return Finding.error(code, String.valueOf(getMessage())).at(place).help(help);
  }
}
