package dev.interlock.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The lock is ours.
 *
 * @param takenFrom the holder whose lease had ended or whose session is gone; empty when it was
 *     free
 * @param unsettled the runs that lost the lock and whose statements may still be at work, oldest
 *     first: {@code takenFrom} and those that it had taken over from and did not live to end
 */
public record Acquired(Token token, Optional<Holder> takenFrom, List<RunId> unsettled) {
  public Acquired {
    unsettled = List.copyOf(unsettled);
  }
}
