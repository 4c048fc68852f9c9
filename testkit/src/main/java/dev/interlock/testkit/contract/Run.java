package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.interlock.Interlock;
import dev.interlock.apply.Cancellation;
import dev.interlock.apply.Settings;
import dev.interlock.dialect.LockTimeout;
import dev.interlock.drift.DataConfirmations;
import dev.interlock.drift.Drift;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.drift.OtherObjects;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import dev.interlock.rollback.AcceptedLoss;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The engine as in one process; each command opens the database again. */
record Run(
    Project project, Holder holder, Settings settings, Events events, Cancellation cancellation) {

  static Run of(Project project) {
    return new Run(project, newHolder(), quick(), new Events(), new Cancellation());
  }

  static Holder newHolder() {
    var run = RunId.random(RandomGenerator.getDefault());
    return new Holder(run, "contract", ProcessHandle.current().pid());
  }

  private static Settings quick() {
    return Settings.builder()
        .connectWait(new Settings.ConnectWait(Duration.ofSeconds(10)))
        .lockTimeout(new LockTimeout(Duration.ofMillis(500)))
        .lockRetries(new Settings.LockRetries(20))
        .lockWait(new Settings.LockWait(Duration.ofSeconds(30)))
        .snapshotWait(new Settings.SnapshotWait(Duration.ofSeconds(30)))
        .build();
  }

  Run with(Settings other) {
    return new Run(project, holder, other, events, cancellation);
  }

  /** The ids of the migrations that ran. */
  List<String> upgrade() {
    return upgrade("head");
  }

  List<String> upgrade(String goal) {
    return ids(with(interlock -> interlock.upgrade(Goal.parse(goal))));
  }

  List<String> downgrade(String goal) {
    return ids(with(interlock -> interlock.downgrade(Goal.parse(goal), AcceptedLoss.ANY)));
  }

  List<LedgerWrite> stamp(String goal) {
    return with(interlock -> interlock.stamp(Goal.parse(goal), Optional.of("a test says so")));
  }

  /** The ids of the migrations that ran, at least partly, or were adopted. */
  List<String> sync(DataConfirmations confirmations) {
    return ids(with(interlock -> interlock.sync(confirmations)));
  }

  List<String> sync() {
    return sync(DataConfirmations.NONE);
  }

  List<LedgerWrite> repair() {
    return with(interlock -> interlock.repair(Optional.empty()));
  }

  Run ignoring(String... patterns) {
    return with(settings.with().ignored(new IgnoredObjects(List.of(patterns))).build());
  }

  Run allowingDrift() {
    return with(settings.with().drift(Drift.ALLOW).build());
  }

  Run besideOthers() {
    return with(settings.with().otherObjects(OtherObjects.ALLOW).build());
  }

  /** The first finding of an upgrade that must fail. */
  Finding failure(Class<? extends Failure> kind) {
    return failure(kind, this::upgrade);
  }

  /** The first finding of work that must fail. */
  static Finding failure(Class<? extends Failure> kind, Runnable work) {
    Throwable thrown = catchThrowable(work::run);
    assertThat(thrown).isInstanceOf(kind);
    return kind.cast(thrown).findings().getFirst();
  }

  <T> T with(Function<Interlock, T> work) {
    try (var interlock =
        Interlock.at(project.database().dialect(), project.database().url())
            .holder(holder)
            .settings(settings)
            .listener(events)
            .cancellation(cancellation)
            .open(project.sources())) {
      return work.apply(interlock);
    }
  }

  private static List<String> ids(Plan plan) {
    return plan.migrations().stream().map(migration -> migration.id().toString()).toList();
  }
}
