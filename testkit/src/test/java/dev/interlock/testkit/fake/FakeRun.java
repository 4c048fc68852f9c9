package dev.interlock.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.interlock.apply.Cancellation;
import dev.interlock.apply.Cancellation.Cause;
import dev.interlock.apply.Decision;
import dev.interlock.apply.Execution;
import dev.interlock.apply.Intent;
import dev.interlock.apply.RunContext;
import dev.interlock.apply.SchemaClean;
import dev.interlock.apply.Settings;
import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.Programs;
import dev.interlock.dialect.Target;
import dev.interlock.event.Event;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Lease;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.RunLabel;
import dev.interlock.ledger.Token;
import dev.interlock.plan.AppliedVersions;
import dev.interlock.plan.Goal;
import dev.interlock.plan.LateArrivals;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.PlanOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** One run on a fake database. */
final class FakeRun {

  static final Cause SIGNAL = new Cause.Signalled("SIGTERM", 15);
  static final Cause DEADLINE = new Cause.DeadlineReached(Duration.ofSeconds(20));

  private final FakeDatabase database;
  private final Holder holder;
  private final Target target;
  private final List<Event> events = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private Settings settings = Settings.defaults();
  private Programs programs = Programs.NONE;

  /** Opens a session for a run with this number. */
  FakeRun(FakeDatabase database, int number) {
    this.database = database;
    this.holder = new Holder(new RunId("%08x".formatted(number)), "web-" + number, number);
    this.target = database.open(holder);
  }

  FakeRun with(Programs other) {
    programs = other;
    return this;
  }

  FakeRun with(Settings.Builder other) {
    settings = other.build();
    return this;
  }

  /** Requests a stop. */
  void stop(Cause cause) {
    cancellation.request(cause);
  }

  Target target() {
    return target;
  }

  /** Takes the lock without doing anything under it. */
  Token lock(Duration lease) {
    target.createLedger();
    return tryLock(lease).map(Acquired::token).orElseThrow();
  }

  Optional<Acquired> tryLock(Duration lease) {
    return target.tryLock(holder, new Lease(lease));
  }

  List<String> upgrade(String... history) {
    return carryOut(new Upgrade(TinyHistory.of(history), List::of));
  }

  /** Returns the migrations that ran. */
  List<String> carryOut(Intent intent) {
    Decision decision = new Execution(context()).carryOut(intent);
    return decision.plan().migrations().stream().map(each -> each.id().toString()).toList();
  }

  Cleaning clean() {
    return new SchemaClean(context()).run();
  }

  private RunContext context() {
    return new RunContext(
        target,
        holder,
        RunLabel.NONE,
        settings,
        programs,
        events::add,
        cancellation,
        database.clock(),
        new Random(1));
  }

  <T extends Event> List<T> heard(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns what stopped a run that must fail in this way. */
  static Finding failure(Class<? extends Failure> kind, Runnable run) {
    Throwable thrown = catchThrowable(run::run);
    assertThat(thrown).isInstanceOf(kind);
    return kind.cast(thrown).findings().getFirst();
  }

  /** The intent to apply all that is pending. */
  record Upgrade(History history, Supplier<List<LedgerWrite>> verification) implements Intent {

    @Override
    public String command() {
      return "upgrade";
    }

    @Override
    public Decision decide(Ledger ledger) {
      MigrationStatus status = MigrationStatus.of(history, ledger);
      return switch (status.upgrade(new Goal.Head(), LateArrivals.REFUSE)) {
        case PlanOutcome.Refused(var findings) -> throw new Failure.Refused(findings);
        case PlanOutcome.Planned(var plan, var findings) ->
            new Decision(List.of(), status.resuming(plan), false, AppliedVersions.of(status));
      };
    }

    @Override
    public List<LedgerWrite> verify() {
      return verification.get();
    }
  }
}
