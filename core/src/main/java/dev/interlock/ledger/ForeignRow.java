package dev.interlock.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What another tool says of one migration.
 *
 * @param id as that tool writes it
 * @param checksum as that tool writes it, where it keeps one
 * @param when it was applied, where the tool keeps that
 */
public record ForeignRow(
    String id, State state, Optional<String> checksum, Optional<Instant> when) {

  /** How it ended. */
  public enum State {
    APPLIED,
    /** It and everything before it counts as applied, whether a file has it or not. */
    BASELINE,
    UNDONE,
    FAILED,
    /** It began, and nobody knows how far it came. */
    DIRTY;

    /** Reads the name of a constant, in any case. */
    public static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
