package dev.interlock.dialect;

import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Proof;
import dev.interlock.ledger.RecordedRun;
import dev.interlock.ledger.RunEvent;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Interlock's ledger in the database, and the ledgers of other tools. Not thread-safe. Methods
 * throw {@link StepFailure} if the server refuses or the connection is lost.
 */
public interface LedgerStore {

  /** Reads the whole ledger in one short round trip; a missing one is returned as absent. */
  Ledger readLedger(LedgerDetail detail);

  /** Creates the ledger's tables unless they exist. Safe to run in several sessions at once. */
  void createLedger();

  /** Writes to the ledger in a separate transaction that first checks {@code fence}. */
  void record(List<LedgerWrite> writes, Token fence);

  /**
   * Records a proof beside the lock, in one autocommit statement. Does nothing while a run holds
   * the lock, or without a ledger.
   */
  void remember(Proof proof);

  /**
   * Appends to the record of runs in a separate short transaction, also while another run holds the
   * lock. Does nothing without a ledger, and on a database that accepts no writes.
   */
  void append(LedgerWrite.Ended end);

  /**
   * Reads the record of runs.
   *
   * @param most the number of rows; older ones are left out
   * @return in the order of their ends; empty without a ledger
   */
  List<RunEvent> readRuns(int most);

  /** Reads the reasons for adopting migrations that the ledger has ever recorded, each once. */
  Set<String> adoptionReasons();

  /**
   * Returns a run that ended well after this one, or any such run if this one is not recorded;
   * empty if there is none.
   */
  Optional<RecordedRun> runAfter(RunId run);

  /**
   * Reads the ledgers of other tools, found by settings, names and columns, in a constant number of
   * round trips. A ledger that this role may not read is {@link ForeignLedger.Closed}, never
   * omitted.
   */
  List<ForeignLedger> foreignLedgers();

  /** Whether migrations can be recorded in the ledger of this tool on this product. */
  default boolean writesLedgerOf(MigrationTool tool) {
    return true;
  }
}
