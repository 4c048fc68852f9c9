package dev.interlock.apply;

import dev.interlock.backup.BackupStore;
import dev.interlock.dialect.LockTimeout;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.drift.Drift;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.drift.OtherObjects;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.history.OnlineMode;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.Lease;
import dev.interlock.plan.LateArrivals;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the engine. Start from {@link #defaults()} or a {@link #builder()} and set what
 * differs.
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
 * @param backups the place for what migrations destroy; empty: nothing is saved
 * @param preflight settings for questions to the rows before a plan runs
 * @param batches settings of statements that run in batches
 * @param online treatment of statements that keep others waiting on a large table
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
    IgnoredObjects ignored,
    Optional<BackupStore> backups,
    PreflightSettings preflight,
    Batches batches,
    OnlineMode online) {

  /** Returns settings for a service with a health check by its platform. */
  public static Settings defaults() {
    return builder().build();
  }

  /** Returns a builder that starts from {@link #defaults()}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Longest wait for a database that does not answer yet. */
  public record ConnectWait(Duration value) {}

  /** Number of retries of a step. */
  public record LockRetries(int value) {}

  /** Longest wait for the migration lock. */
  public record LockWait(Duration value) {}

  /** Longest wait of a concurrent index build for old transactions. */
  public record SnapshotWait(Duration value) {}

  /** Time limit of the whole command. */
  public record Deadline(Duration value) {}

  /**
   * Settings of statements that run in batches.
   *
   * @param target the time that one batch should take
   * @param standbyLag the lag of a standby above which batches wait
   */
  public record Batches(Duration target, Duration standbyLag) {

    /** One second, and ten. */
    public static final Batches DEFAULTS =
        new Batches(Duration.ofSeconds(1), Duration.ofSeconds(10));
  }

  /** The schema of the ledger's tables, unquoted. */
  public record LedgerSchema(String value) {}

  /** Returns a builder that starts from these settings. */
  public Builder with() {
    var builder = new Builder();
    builder.connectWait = connectWait;
    builder.lockTimeout = lockTimeout;
    builder.lockRetries = lockRetries;
    builder.lease = lease;
    builder.lockWait = lockWait;
    builder.snapshotWait = snapshotWait;
    builder.deadline = deadline;
    builder.lateArrivals = lateArrivals;
    builder.drift = drift;
    builder.otherObjects = otherObjects;
    builder.otherLedgers = otherLedgers;
    builder.ledgerSchema = ledgerSchema;
    builder.foreignLedgers = foreignLedgers;
    builder.ignored = ignored;
    builder.backups = backups;
    builder.preflight = preflight;
    builder.batches = batches;
    builder.online = online;
    return builder;
  }

  /** Collects settings; what is not set keeps the value that it started from. */
  public static final class Builder {

    private ConnectWait connectWait = new ConnectWait(Duration.ofSeconds(30));
    private LockTimeout lockTimeout = new LockTimeout(Duration.ofSeconds(2));
    private LockRetries lockRetries = new LockRetries(10);
    private Lease lease = new Lease(Duration.ofSeconds(30));
    private LockWait lockWait = new LockWait(Duration.ofMinutes(5));
    private SnapshotWait snapshotWait = new SnapshotWait(Duration.ofMinutes(5));
    private Optional<Deadline> deadline = Optional.empty();
    private LateArrivals lateArrivals = LateArrivals.REFUSE;
    private Drift drift = Drift.REFUSE;
    private OtherObjects otherObjects = OtherObjects.REFUSE;
    private OtherLedgers otherLedgers = OtherLedgers.KEEP;
    private Optional<LedgerSchema> ledgerSchema = Optional.empty();
    private ForeignLedgerSettings foreignLedgers = ForeignLedgerSettings.UNSET;
    private IgnoredObjects ignored = IgnoredObjects.NONE;
    private Optional<BackupStore> backups = Optional.empty();
    private PreflightSettings preflight = PreflightSettings.DEFAULTS;
    private Batches batches = Batches.DEFAULTS;
    private OnlineMode online = OnlineMode.REFUSE;

    private Builder() {}

    public Builder connectWait(ConnectWait value) {
      connectWait = value;
      return this;
    }

    public Builder lockTimeout(LockTimeout value) {
      lockTimeout = value;
      return this;
    }

    public Builder lockRetries(LockRetries value) {
      lockRetries = value;
      return this;
    }

    public Builder lease(Lease value) {
      lease = value;
      return this;
    }

    public Builder lockWait(LockWait value) {
      lockWait = value;
      return this;
    }

    public Builder snapshotWait(SnapshotWait value) {
      snapshotWait = value;
      return this;
    }

    public Builder deadline(Deadline value) {
      deadline = Optional.of(value);
      return this;
    }

    public Builder lateArrivals(LateArrivals value) {
      lateArrivals = value;
      return this;
    }

    public Builder drift(Drift value) {
      drift = value;
      return this;
    }

    public Builder otherObjects(OtherObjects value) {
      otherObjects = value;
      return this;
    }

    public Builder otherLedgers(OtherLedgers value) {
      otherLedgers = value;
      return this;
    }

    public Builder ledgerSchema(LedgerSchema value) {
      ledgerSchema = Optional.of(value);
      return this;
    }

    public Builder foreignLedgers(ForeignLedgerSettings value) {
      foreignLedgers = value;
      return this;
    }

    public Builder ignored(IgnoredObjects value) {
      ignored = value;
      return this;
    }

    /** Saves what migrations destroy before they do. */
    public Builder backups(BackupStore value) {
      backups = Optional.of(value);
      return this;
    }

    public Builder preflight(PreflightSettings value) {
      preflight = value;
      return this;
    }

    public Builder batches(Batches value) {
      batches = value;
      return this;
    }

    public Builder online(OnlineMode value) {
      online = value;
      return this;
    }

    /** Returns the settings. */
    public Settings build() {
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
          ignored,
          backups,
          preflight,
          batches,
          online);
    }
  }
}
