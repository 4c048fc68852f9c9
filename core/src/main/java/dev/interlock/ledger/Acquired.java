package dev.interlock.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The migration lock, acquired by this run.
 *
 * @param takenFrom the holder whose lease had ended or whose session is gone; empty if the lock was
 *     free
 * @param unsettled the runs that lost the lock and whose statements may still be running, oldest
 *     first: {@code takenFrom} and those that it took over from without ending their sessions
 */
public record Acquired(Token token, Optional<Holder> takenFrom, List<RunId> unsettled) {
  public Acquired {
    unsettled = List.copyOf(unsettled);
  }
}
