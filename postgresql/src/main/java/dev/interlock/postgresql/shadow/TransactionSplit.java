package dev.interlock.postgresql.shadow;

import dev.interlock.postgresql.follow.HeldRelations;
import dev.interlock.postgresql.script.SeparableStatement;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;

/**
 * When the transaction of a long file is divided on the shadow. Each look reads every lock of the
 * session, so a file that creates many tables in one transaction would take time with the square of
 * their number.
 */
final class TransactionSplit {

  /** Locked relations; from 500 on catalogs are read from end to end. */
  private static final int MANY = 300;

  private boolean isOurs;
  private int held;
  private Optional<Boolean> areSeparable = Optional.empty();

  /**
   * A transaction begins.
   *
   * @param ours whether it is not the author's own, with modes of its own
   */
  void begin(boolean ours) {
    isOurs = ours;
    held = 0;
    areSeparable = Optional.empty();
  }

  /** A statement of it ran. */
  void saw(HeldRelations now) {
    held = now.relations().size();
  }

  /** Whether it is time, and the statements allow it. */
  boolean isDue(List<Statement> together) {
    return isOurs && held >= MANY && areSeparable(together);
  }

  /** Asked once in a transaction: they are the same each time. */
  private boolean areSeparable(List<Statement> together) {
    boolean known =
        areSeparable.orElseGet(
            () -> together.stream().allMatch(one -> SeparableStatement.is(one.text())));
    areSeparable = Optional.of(known);
    return known;
  }
}
