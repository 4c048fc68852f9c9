package dev.interlock.preflight;

import dev.interlock.dialect.data.DataCheck;
import dev.interlock.finding.Place;
import dev.interlock.history.Migration;

/**
 * A check of the rows that a statement of a planned migration needs.
 *
 * @param statement the 0-based number of the statement in the migration's script
 * @param place the place of the statement
 */
public record PlannedCheck(
    Migration migration, int statement, Place place, DataCheck check, Timing timing) {

  /** The earliest moment at which the rows can answer. */
  public sealed interface Timing {

    /** Now. */
    record Now() implements Timing {}

    /**
     * Directly before the statement, because a statement before it may change the rows; they can be
     * asked now as well, but that answer is not final.
     *
     * @param by the migration of that statement
     */
    record AfterChange(Migration by) implements Timing {}

    /** Directly before the statement, because the table or column does not exist yet. */
    record AfterCreation() implements Timing {}

    /**
     * Now, but the migration copies the rows to a new table, and may change them as it does so. The
     * statement cannot be told, so the check is not repeated.
     */
    record BeforeCopy() implements Timing {}
  }

  /** Whether the check runs again directly before the statement. */
  boolean isRepeated() {
    return !check.isAboutLoss() && !(timing instanceof Timing.BeforeCopy);
  }
}
