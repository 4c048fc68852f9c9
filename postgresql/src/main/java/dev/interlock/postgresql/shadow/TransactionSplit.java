package dev.interlock.postgresql.shadow;

import dev.interlock.postgresql.follow.HeldRelations;
import dev.interlock.postgresql.script.SeparableStatement;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Decides when to divide the transaction of a long file on a shadow database. Each probe reads
 * every lock of the session, so the time for a file that creates many tables in one transaction
 * would grow with the square of their number.
 */
final class TransactionSplit {

  /** The number of locked relations; from 500 on the catalogs are read in full. */
  private static final int MANY = 300;

  private boolean isOurs;
  private int held;
  private Optional<Boolean> areSeparable = Optional.empty();

  /**
   * Begins a transaction.
   *
   * @param ours whether Interlock began it: the author's own may have modes of its own
   */
  void begin(boolean ours) {
    isOurs = ours;
    held = 0;
    areSeparable = Optional.empty();
  }

  /** Notes the locks after a statement of the transaction. */
  void saw(HeldRelations now) {
    held = now.relations().size();
  }

  /** Whether the transaction is due to be divided, and its statements allow it. */
  boolean isDue(List<Statement> together) {
    return isOurs && held >= MANY && areSeparable(together);
  }

  /** Determines this once for a transaction, whose statements are the same each time. */
  private boolean areSeparable(List<Statement> together) {
    boolean known =
        areSeparable.orElseGet(
            () -> together.stream().allMatch(one -> SeparableStatement.is(one.text())));
    areSeparable = Optional.of(known);
    return known;
  }
}
