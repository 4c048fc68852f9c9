package dev.interlock.dialect;

import dev.interlock.finding.Finding;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.RunId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Settings for opening a session.
 *
 * @param run the id of the run, part of the session's application name
 * @param patience the longest wait for a database that is asleep, starting up or not yet reachable
 * @param ledgerSchema the schema of the ledger's tables; empty for the session's default schema
 * @param foreignLedgers settings for other tools' ledgers
 * @param waiting receives, before each further attempt, the reason why the last one failed
 */
public record ConnectSettings(
    RunId run,
    Duration patience,
    Optional<String> ledgerSchema,
    ForeignLedgerSettings foreignLedgers,
    Consumer<Finding> waiting) {

  /** Creates settings without a location of other tools' ledgers. */
  public ConnectSettings(
      RunId run, Duration patience, Optional<String> ledgerSchema, Consumer<Finding> waiting) {
    this(run, patience, ledgerSchema, ForeignLedgerSettings.UNSET, waiting);
  }
}
