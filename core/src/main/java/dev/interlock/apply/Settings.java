package dev.interlock.apply;

import dev.interlock.drift.Drift;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.drift.OtherObjects;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.plan.LateArrivals;
import java.time.Duration;
import java.util.Optional;

/**
 * How the engine works. Start from {@link #defaults()} and change what differs.
 *
 * @param connectWait how long to wait for a database that does not answer yet
 * @param lockTimeout how long one statement may wait for a lock of the database
 * @param lockRetries how often a step that could not get its locks is tried again
 * @param lease how long the migration lock outlives a holder that has gone silent
 * @param lockWait how long to wait for another run that holds the migration lock
 * @param snapshotWait how long a concurrent index build may wait for old transactions
 * @param deadline the time for the whole command; empty: none
 * @param lateArrivals what to do with pending migrations below applied ones
 * @param drift what to do with a database that is not what its migrations made
 * @param otherObjects what to do with a database that holds only objects of others, and no ledger
 * @param otherLedgers what becomes of the ledgers of other tools
 * @param ledgerSchema where the ledger's tables live; empty: the session's default schema
 * @param foreignLedgers where other tools keep theirs, as far as settings say so
 * @param ignored objects that are left out of comparison
 */
public record Settings(
    ConnectWait connectWait,
    LockTimeout lockTimeout,
    LockRetries lockRetries,
    Lease lease,
    LockWait lockWait,
    SnapshotWait snapshotWait,
    Optional<Deadline> deadline,
    LateArrivals lateArrivals,
    Drift drift,
    OtherObjects otherObjects,
    OtherLedgers otherLedgers,
    Optional<LedgerSchema> ledgerSchema,
    ForeignLedgerSettings foreignLedgers,
    IgnoredObjects ignored) {

  /** Settings that name no ledger of another tool and leave no object out of comparison. */
  public Settings(
      ConnectWait connectWait,
      LockTimeout lockTimeout,
      LockRetries lockRetries,
      Lease lease,
      LockWait lockWait,
      SnapshotWait snapshotWait,
      Optional<Deadline> deadline,
      LateArrivals lateArrivals,
      Drift drift,
      OtherLedgers otherLedgers,
      Optional<LedgerSchema> ledgerSchema) {
    this(
        connectWait,
        lockTimeout,
        lockRetries,
        lease,
        lockWait,
        snapshotWait,
        deadline,
        lateArrivals,
        drift,
        OtherObjects.REFUSE,
        otherLedgers,
        ledgerSchema,
        ForeignLedgerSettings.UNSET,
        IgnoredObjects.NONE);
  }

  /** What suits a service behind a platform's health check. */
  public static Settings defaults() {
    return new Settings(
        new ConnectWait(Duration.ofSeconds(30)),
        new LockTimeout(Duration.ofSeconds(2)),
        new LockRetries(10),
        new Lease(Duration.ofSeconds(30)),
        new LockWait(Duration.ofMinutes(5)),
        new SnapshotWait(Duration.ofMinutes(5)),
        Optional.empty(),
        LateArrivals.REFUSE,
        Drift.REFUSE,
        OtherLedgers.KEEP,
        Optional.empty());
  }

  /** How long to wait for a database that does not answer yet. */
  public record ConnectWait(Duration value) {}

  /** How long one statement may wait for a lock of the database. */
  public record LockTimeout(Duration value) {}

  /** How often a step is tried again. */
  public record LockRetries(int value) {}

  /** How long the migration lock outlives a silent holder. */
  public record Lease(Duration value) {}

  /** How long to wait for the migration lock. */
  public record LockWait(Duration value) {}

  /** How long a concurrent index build may wait for old transactions. */
  public record SnapshotWait(Duration value) {}

  /** The time for the whole command. */
  public record Deadline(Duration value) {}

  /** The schema of the ledger's tables, unquoted. */
  public record LedgerSchema(String value) {}

  public Settings withDrift(Drift value) {
    return new Settings(
        connectWait,
        lockTimeout,
        lockRetries,
        lease,
        lockWait,
        snapshotWait,
        deadline,
        lateArrivals,
        value,
        otherObjects,
        otherLedgers,
        ledgerSchema,
        foreignLedgers,
        ignored);
  }

  public Settings withLease(Duration value) {
    return new Settings(
        connectWait,
        lockTimeout,
        lockRetries,
        new Lease(value),
        lockWait,
        snapshotWait,
        deadline,
        lateArrivals,
        drift,
        otherObjects,
        otherLedgers,
        ledgerSchema,
        foreignLedgers,
        ignored);
  }

  public Settings withIgnored(IgnoredObjects value) {
    return new Settings(
        connectWait,
        lockTimeout,
        lockRetries,
        lease,
        lockWait,
        snapshotWait,
        deadline,
        lateArrivals,
        drift,
        otherObjects,
        otherLedgers,
        ledgerSchema,
        foreignLedgers,
        value);
  }

  public Settings withForeignLedgers(ForeignLedgerSettings value) {
    return new Settings(
        connectWait,
        lockTimeout,
        lockRetries,
        lease,
        lockWait,
        snapshotWait,
        deadline,
        lateArrivals,
        drift,
        otherObjects,
        otherLedgers,
        ledgerSchema,
        value,
        ignored);
  }

  public Settings withOtherObjects(OtherObjects value) {
    return new Settings(
        connectWait,
        lockTimeout,
        lockRetries,
        lease,
        lockWait,
        snapshotWait,
        deadline,
        lateArrivals,
        drift,
        value,
        otherLedgers,
        ledgerSchema,
        foreignLedgers,
        ignored);
  }
}
