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
 * One open session with the database that is to be migrated. For one thread, but for {@link
 * #cancel()}. Methods that talk to the server throw {@link StepFailure} when it refuses or is gone.
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
   * Whether a read-only database is so because this role or this database was told to, which does
   * not heal as a failover does.
   */
  default boolean isReadOnlyByChoice() {
    return false;
  }

  /**
   * Compares what servers of these kinds print with what this one prints.
   *
   * @param servers product and major version of each, see {@link Server#kind()}
   */
  default Wording wording(Collection<String> servers) {
    return Wording.EXACT;
  }

  /** Whether the other session of the same dialect is with the very same database. */
  boolean isSameDatabase(Target other);

  /** The whole ledger in one short round; one that is not there reads as absent. */
  Ledger readLedger(LedgerDetail detail);

  /**
   * The ledgers of other tools, found by settings, names and columns, in a constant number of
   * rounds. One that this role may not read is {@link ForeignLedger.Closed}, never left out.
   */
  List<ForeignLedger> foreignLedgers();

  /** Whether this product's ledgers of other tools can be told of migrations. */
  default boolean writesForeignLedgers() {
    return true;
  }

  /** Why migrations were ever adopted, as the ledger has it; each reason once. */
  Set<String> adoptionReasons();

  /**
   * Creates the ledger's tables unless they are there; any number of sessions may do so at once.
   */
  void createLedger();

  /**
   * Reads the schema as of one moment, in a number of queries that does not depend on its size.
   * Leaves no state in the session. What cannot be read is an error, never left out.
   */
  Catalog readCatalog(CatalogScope scope);

  /**
   * Whether a query finds anything: a first row whose first column is neither null, nor false, nor
   * zero. Runs in a transaction that may only read and is rolled back.
   */
  boolean finds(String query);

  /**
   * Records a proof beside the lock, in one autocommit statement. Does nothing while a run holds
   * the lock, or where there is no ledger.
   */
  void remember(Proof proof);

  /**
   * The statement that makes one object, given that what it lies in is there; empty where no
   * statement of its own makes it, or where this dialect writes none.
   */
  Optional<String> creating(CatalogObject object);

  /** The extensions of the server; empty for a product that has none. */
  default Optional<Extensions> extensions() {
    return Optional.empty();
  }

  LockState readLock();

  /**
   * Takes the lock if it is free, its lease has ended, or its holder's session is gone; never from
   * a holder that is inside a transaction. One short autocommit statement; does not wait.
   */
  Optional<Acquired> tryLock(Holder holder, Duration lease);

  /**
   * Gives the lock back, together with the last words of the run in the same transaction, and only
   * returns when all that this run committed is durable.
   */
  void unlock(Token token, List<LedgerWrite> lastWords);

  /**
   * Ends the sessions of the runs that are {@link Acquired#unsettled} and waits until they are
   * gone, so that none of their statements takes effect later. Until this returns, the next one
   * that takes the lock has to do it again.
   */
  void evict(Acquired acquired);

  /** Writes the ledger in a transaction of its own, fenced with {@code fence}. */
  void record(List<LedgerWrite> writes, Token fence);

  /**
   * Runs the statements and the ledger writes in one transaction that first checks {@code fence}.
   * When this method throws, nothing of it has happened, unless the reason is {@link
   * StepFailure.Reason#CONNECTION_LOST}: then all of it or nothing has.
   *
   * <p>Settings that the statements change for the session hold for the file's next step, not for
   * the ledger writes, and the session itself is left as new. What {@link LedgerWrite.Progress}
   * records of the session is the state after the statements, whatever the entry says.
   *
   * @return the session's state after the statements, if the file {@link StepSettings#continues}
   */
  SessionState apply(
      Step.Transactional step, List<LedgerWrite> writes, Token fence, StepSettings settings);

  /**
   * Learns what statements that only change settings make of the session. Nothing is committed.
   *
   * @return the session's state after them
   */
  SessionState prepare(Step.Transactional step, StepSettings settings);

  /**
   * A script has run to its end. Where it changed what new sessions begin with, what follows runs
   * under that: every script begins like a new session.
   */
  default void ran(Script script) {}

  /**
   * Runs one statement outside a transaction.
   *
   * @return the session's state after the statement
   */
  SessionState apply(Step.NonTransactional step, StepSettings settings);

  /**
   * What is there of the thing that {@code step} makes or removes; journaled before it runs.
   *
   * @param session the state under which the names in the statement are looked up
   */
  PreStepState observe(Step.NonTransactional step, SessionState session);

  /**
   * Judges a bare step that ran, or was in flight when a run died, and clears away what a failed
   * attempt left behind, as far as that takes nothing back that somebody may have seen.
   *
   * @param before what {@link #observe} saw before the first attempt
   * @param ending how the last attempt ended
   * @param session as of {@link #observe}
   * @return what of the step's effect is there; unless it is all, the step can be run again
   */
  Remains settle(
      Step.NonTransactional step, PreStepState before, Ending ending, SessionState session);

  /**
   * Empties the database in one transaction that first checks {@code fence}: drops what the usual
   * scope of the catalog covers, our ledger with its lock, and the ledgers of other tools, which
   * would claim what is no longer there. Never objects of extensions or of the provider.
   *
   * @return what came of it; unless it is {@link Cleaning.Cleaned}, nothing has changed
   */
  Cleaning clean(Token fence, StepSettings settings);

  /** The tables that hold rows, ledgers aside; changes nothing and needs no lock. */
  List<Cleaning.TableRows> occupied();

  /** A second session that watches the first and keeps the lock alive. Close it after use. */
  SessionMonitor monitor();

  /** Cancels the running statement; from any thread, at any time, never throws. */
  void cancel();

  @Override
  void close();

  /** How an attempt at a statement outside a transaction ended. */
  enum Ending {
    /** The server said it is done. */
    SUCCEEDED,
    /** The server said that it failed. */
    FAILED,
    /** The server's answer was not seen. */
    UNKNOWN
  }

  /** How much of the effect of a statement outside a transaction is there. */
  enum Remains {
    /** All of it. */
    WHOLE,
    /** Nothing. */
    NOTHING,
    /** Perhaps a part: it committed something before it failed, or may have. */
    PART
  }
}
