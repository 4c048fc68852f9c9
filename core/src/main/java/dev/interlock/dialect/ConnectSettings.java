package dev.interlock.dialect;

import dev.interlock.finding.Finding;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.RunId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to open a session.
 *
 * @param run names the run; goes into the session's application name
 * @param patience how long to wait for a database that is asleep, starting up or not yet there
 * @param ledgerSchema where the ledger's tables live; empty: the session's default schema
 * @param foreignLedgers where other tools keep theirs
 * @param waiting hears, before each further attempt, why the last one failed
 */
public record ConnectSettings(
    RunId run,
    Duration patience,
    Optional<String> ledgerSchema,
    ForeignLedgerSettings foreignLedgers,
    Consumer<Finding> waiting) {

  /** Without a word on where other tools keep their ledgers. */
  public ConnectSettings(
      RunId run, Duration patience, Optional<String> ledgerSchema, Consumer<Finding> waiting) {
    this(run, patience, ledgerSchema, ForeignLedgerSettings.UNSET, waiting);
  }
}
