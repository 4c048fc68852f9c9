package dev.interlock.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The row of one migration in another tool's ledger.
 *
 * @param id as the tool writes it
 * @param checksum as the tool writes it, if it stores one
 * @param when the time it was applied, if the tool stores that
 */
public record ForeignRow(
    String id, State state, Optional<String> checksum, Optional<Instant> when) {

  /** The state of the migration. */
  public enum State {
    APPLIED,
    /** The migration and all before it are recorded as applied, with or without files. */
    BASELINE,
    UNDONE,
    FAILED,
    /** It began, and its progress is unknown. */
    DIRTY;

    /** Parses the name of a constant, in any case. */
    public static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
