package dev.interlock.dialect;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Wording;
import dev.interlock.history.Step;
import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.Proof;
import dev.interlock.ledger.SessionState;
import dev.interlock.ledger.Token;
import dev.interlock.script.Script;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open session with the database to migrate. Not thread-safe, except for {@link #cancel()}.
 * Methods that use the connection throw {@link StepFailure} if the server refuses or the connection
 * is lost.
 */
public interface Target extends AutoCloseable {

  Server server();

  /**
   * Whether the database accepts no writes, as on a standby, after a failover, or with a full disk.
   */
  default boolean isReadOnly() {
    return false;
  }

  /**
   * Whether a read-only database is configured as such for this role or database, which is not
   * temporary, unlike a failover.
   */
  default boolean isReadOnlyByChoice() {
    return false;
  }

  /**
   * Returns a comparison of definitions printed by servers of these kinds with those of this one.
   *
   * @param servers product and major version of each, see {@link Server#kind()}
   */
  default Wording wording(Collection<String> servers) {
    return Wording.EXACT;
  }

  /** Whether another session of the same dialect is connected to the same database. */
  boolean isSameDatabase(Target other);

  /** Reads the whole ledger in one short round trip; a missing one is returned as absent. */
  Ledger readLedger(LedgerDetail detail);

  /**
   * Reads the ledgers of other tools, found by settings, names and columns, in a constant number of
   * round trips. A ledger that this role may not read is {@link ForeignLedger.Closed}, never
   * omitted.
   */
  List<ForeignLedger> foreignLedgers();

  /** Whether migrations can be recorded in other tools' ledgers on this product. */
  default boolean writesForeignLedgers() {
    return true;
  }

  /** Reads the reasons for adopting migrations that the ledger has ever recorded, each once. */
  Set<String> adoptionReasons();

  /** Creates the ledger's tables unless they exist. Safe to run in several sessions at once. */
  void createLedger();

  /**
   * Reads the schema as of one moment, in a number of queries that does not depend on its size.
   * Leaves no state in the session. An unreadable object is an error, never omitted.
   */
  Catalog readCatalog(CatalogScope scope);

  /**
   * Whether a query returns a first row whose first column is neither null, nor false, nor zero.
   * Runs in a read-only transaction that is rolled back.
   */
  boolean finds(String query);

  /**
   * Records a proof beside the lock, in one autocommit statement. Does nothing while a run holds
   * the lock, or without a ledger.
   */
  void remember(Proof proof);

  /**
   * Returns the statement that creates one object, given that its container exists; empty if it has
   * no statement of its own, or if this dialect does not write one.
   */
  Optional<String> creating(CatalogObject object);

  /** Returns the extensions of the server; empty for a product without extensions. */
  default Optional<Extensions> extensions() {
    return Optional.empty();
  }

  LockState readLock();

  /**
   * Acquires the lock if it is free, its lease has ended, or its holder's session is gone; never
   * from a holder inside a transaction. One short autocommit statement; does not wait.
   */
  Optional<Acquired> tryLock(Holder holder, Duration lease);

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

  /** Writes to the ledger in a separate transaction that first checks {@code fence}. */
  void record(List<LedgerWrite> writes, Token fence);

  /**
   * Runs the statements and the ledger writes in one transaction that first checks {@code fence}.
   * If this method throws, nothing has taken effect, unless the reason is {@link
   * StepFailure.Reason#CONNECTION_LOST}: then either all or nothing has.
   *
   * <p>Session settings that the statements change apply to the file's next step, not to the ledger
   * writes, and the session itself is reset. {@link LedgerWrite.Progress} records the session state
   * after the statements, whatever the entry contains.
   *
   * @return the session's state after the statements, if the file {@link StepSettings#continues}
   */
  SessionState apply(
      Step.Transactional step, List<LedgerWrite> writes, Token fence, StepSettings settings);

  /**
   * Determines the session state after statements that only change settings. Nothing is committed.
   *
   * @return the session's state after them
   */
  SessionState prepare(Step.Transactional step, StepSettings settings);

  /**
   * Tells the session that a script is complete. If it changed the defaults of new sessions, later
   * scripts run with those: every script begins like a new session.
   */
  default void ran(Script script) {}

  /**
   * Runs one statement outside a transaction.
   *
   * @return the session's state after the statement
   */
  SessionState apply(Step.NonTransactional step, StepSettings settings);

  /**
   * Reads the state of the object that {@code step} creates or drops, to be journaled before it
   * runs.
   *
   * @param session the state under which the names in the statement are looked up
   */
  PreStepState observe(Step.NonTransactional step, SessionState session);

  /**
   * Determines the result of a non-transactional step that ran, or was in flight when a run died,
   * and removes the remains of a failed attempt, as far as other sessions cannot have used them.
   *
   * @param before the result of {@link #observe} before the first attempt
   * @param ending the ending of the last attempt
   * @param session as in {@link #observe}
   * @return the part of the step's effect that exists; unless it is {@link Remains#WHOLE}, the step
   *     can run again
   */
  Remains settle(
      Step.NonTransactional step, PreStepState before, Ending ending, SessionState session);

  /**
   * Empties the database in one transaction that first checks {@code fence}: drops the objects in
   * the usual scope of the catalog, Interlock's ledger with its lock, and the ledgers of other
   * tools, which would be wrong afterwards. Never drops objects of extensions or of the provider.
   *
   * @return the result; unless it is {@link Cleaning.Cleaned}, nothing has changed
   */
  Cleaning clean(Token fence, StepSettings settings);

  /** Reads the tables that have rows, except for ledgers. Changes nothing and needs no lock. */
  List<Cleaning.TableRows> occupied();

  /** Opens a second session that monitors the first and renews the lock. To be closed after use. */
  SessionMonitor monitor();

  /** Cancels the running statement. May be called from any thread at any time; never throws. */
  void cancel();

  @Override
  void close();

  /** The ending of an attempt at a statement outside a transaction. */
  enum Ending {
    /** The server reported success. */
    SUCCEEDED,
    /** The server reported failure. */
    FAILED,
    /** The server's answer was lost. */
    UNKNOWN
  }

  /** The part that exists of the effect of a statement outside a transaction. */
  enum Remains {
    /** The whole effect. */
    WHOLE,
    /** No effect. */
    NOTHING,
    /** Possibly a part: the statement committed something before it failed, or may have. */
    PART
  }
}
