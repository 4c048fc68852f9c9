package dev.interlock.dialect;

import dev.interlock.batch.Batch;
import dev.interlock.batch.KeyRange;
import dev.interlock.ledger.SessionState;
import java.util.Optional;

/**
 * Questions about the rows that a batched statement divides, and about the servers that follow this
 * one. Each is one short transaction. Not thread-safe.
 */
public interface BatchReader {

  /**
   * Returns why the key cannot divide the table, as a sentence without its full stop; empty if it
   * can.
   *
   * @param session the state under which the names in the statement are looked up
   */
  Optional<String> unfit(Batch batch, SessionState session);

  /** Returns the number of rows of the table, possibly an estimate; 0 if unknown. */
  long rows(Batch batch, SessionState session);

  /**
   * Returns the next rows in the order of the key.
   *
   * @param after the last key that is done, as {@link KeyRange#upTo} gave it
   * @param most the number of rows
   */
  KeyRange next(Batch batch, Optional<String> after, int most, SessionState session);

  /** Returns the state of the servers that replay this one's changes. */
  StandbyLag standbyLag();
}
