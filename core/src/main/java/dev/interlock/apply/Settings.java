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
 * Settings of the engine. Start from {@link #defaults()} and change what differs.
 *
 * @param connectWait longest wait for a database that does not answer yet
 * @param lockTimeout longest wait of one statement for a lock of the database
 * @param lockRetries number of retries of a step that could not get its locks
 * @param lease time for which the migration lock outlives a silent holder
 * @param lockWait longest wait for another run that holds the migration lock
 * @param snapshotWait longest wait of a concurrent index build for old transactions
 * @param deadline time limit of the whole command; empty: none
 * @param lateArrivals treatment of pending migrations below applied ones
 * @param drift treatment of a database that is not what its migrations made
 * @param otherObjects treatment of a database that holds only objects of others, and no ledger
 * @param otherLedgers treatment of the ledgers of other tools
 * @param ledgerSchema schema of the ledger's tables; empty: the session's default schema
 * @param foreignLedgers places of other tools' ledgers, if settings name them
 * @param ignored objects excluded from comparison
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

  /** Creates settings that name no ledger of another tool and exclude no object from comparison. */
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

  /** Returns settings for a service with a health check by its platform. */
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

  /** Longest wait for a database that does not answer yet. */
  public record ConnectWait(Duration value) {}

  /** Longest wait of one statement for a lock of the database. */
  public record LockTimeout(Duration value) {}

  /** Number of retries of a step. */
  public record LockRetries(int value) {}

  /** Time for which the migration lock outlives a silent holder. */
  public record Lease(Duration value) {}

  /** Longest wait for the migration lock. */
  public record LockWait(Duration value) {}

  /** Longest wait of a concurrent index build for old transactions. */
  public record SnapshotWait(Duration value) {}

  /** Time limit of the whole command. */
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
