package dev.interlock.dialect;

import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Lease;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.Token;
import java.util.List;
import java.util.Optional;

/**
 * The migration lock: a row with a holder, a fencing token, and a lease. Not thread-safe. Methods
 * throw {@link StepFailure} if the server refuses or the connection is lost.
 */
public interface MigrationLock {

  LockState readLock();

  /**
   * Acquires the lock if it is free, its lease has ended, or its holder's session is gone; never
   * from a holder inside a transaction. One short autocommit statement; does not wait.
   */
  Optional<Acquired> tryLock(Holder holder, Lease lease);

  /**
   * Releases the lock and writes the run's last ledger rows in the same transaction. Returns only
   * after all commits of this run are durable.
   */
  void unlock(Token token, List<LedgerWrite> lastWords);

  /**
   * Terminates the sessions of the {@link Acquired#unsettled} runs and waits until they are gone,
   * so that none of their statements takes effect later. Until this returns, the next run that
   * acquires the lock must repeat it.
   */
  void evict(Acquired acquired);
}
