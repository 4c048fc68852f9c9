package dev.interlock.apply;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.dialect.Target.Ending;
import dev.interlock.event.Event;
import dev.interlock.failure.Failure;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Witness;
import dev.interlock.plan.KeptInStep;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs one migration: in one transaction together with its ledger row where that is possible, else
 * step by step with a journal that says which statement may be in flight.
 */
final class MigrationRun {

  private final Workplace workplace;
  private final Remaining left;
  private final PlannedMigration migration;
  private final ScriptFile file;
  private final Attempts attempts;

  /** How many statements have taken effect; more than the journal says while this run works. */
  private int done;

  /** What a died run saw before the statement it may have left in flight. */
  private Optional<Witness> inFlight;

  private boolean journaled;

  MigrationRun(Workplace workplace, Remaining left, Optional<JournalEntry> entry) {
    this.workplace = workplace;
    this.left = left;
    this.migration = left.first();
    this.file = migration.file();
    this.attempts = new Attempts(workplace, left);
    this.journaled = entry.isPresent();
    this.done = entry.map(JournalEntry::done).orElse(0);
    this.inFlight = entry.flatMap(JournalEntry::running);
    entry.ifPresent(this::refuseIfEdited);
  }

  /**
   * The server may tell only now that a statement cannot run in a transaction; then divide anew.
   */
  void run() {
    Set<Integer> alsoBare = new HashSet<>();
    boolean complete = false;
    while (!complete) {
      Steps steps = migration.steps(alsoBare);
      if (!steps.errors().isEmpty()) {
        throw new Failure.Refused(steps.errors());
      }
      Optional<Statement> refused = run(steps);
      refused.map(file.script()::numberOf).ifPresent(alsoBare::add);
      complete = refused.isEmpty();
    }
  }

  /** Returns the statement that cannot run in a transaction, if there is one. */
  private Optional<Statement> run(Steps steps) {
    List<Step> todo = steps.steps().stream().filter(step -> end(step) > done).toList();
    if (todo.isEmpty()) {
      workplace.target().record(lastWrites(), workplace.token());
      return Optional.empty();
    }
    announce();
    for (Step step : todo) {
      boolean last = step.equals(todo.getLast());
      Optional<Statement> refused =
          switch (step) {
            case Step.Transactional together -> transact(together, last);
            case Step.Bare alone -> runAlone(alone, last);
          };
      if (refused.isPresent()) {
        return refused;
      }
      done = end(step);
      inFlight = Optional.empty();
    }
    return Optional.empty();
  }

  private void announce() {
    if (journaled && (done > 0 || inFlight.isPresent())) {
      workplace.listener().on(new Event.Resumed(migration, done));
    }
  }

  private Optional<Statement> transact(Step.Transactional step, boolean last) {
    List<LedgerWrite> writes = last ? lastWrites() : List.of(progress(end(step), Optional.empty()));
    try {
      attempts.run(
          step,
          fate(),
          () -> workplace.target().apply(step, writes, workplace.token(), settings(last)));
    } catch (StepFailure failure) {
      if (failure.reason() == Reason.NOT_IN_TRANSACTION && failure.statement() >= 0) {
        return Optional.of(step.statements().get(failure.statement()));
      }
      throw failure;
    }
    journaled |= !last;
    return Optional.empty();
  }

  private Optional<Statement> runAlone(Step.Bare step, boolean last) {
    attempts.run(step, Remaining.Fate.RESUMABLE, () -> attemptAlone(step));
    var writes = last ? lastWrites() : List.of(progress(end(step), Optional.empty()));
    attempts.run(
        step, Remaining.Fate.RESUMABLE, () -> workplace.target().record(writes, workplace.token()));
    return Optional.empty();
  }

  /** The journal row is there before the statement starts (invariant 1). */
  private void attemptAlone(Step.Bare step) {
    if (inFlight.isPresent() && settle(step, inFlight.get(), Ending.UNKNOWN)) {
      return;
    }
    Witness before = inFlight.orElseGet(() -> workplace.target().observe(step));
    inFlight = Optional.of(before);
    workplace.target().record(List.of(progress(done, inFlight)), workplace.token());
    journaled = true;
    try {
      workplace.target().apply(step, settings(true));
    } catch (StepFailure failure) {
      clearAway(step, before, failure);
      throw failure;
    }
    if (!settle(step, before, Ending.SUCCEEDED)) {
      throw left.failed(StepFindings.notWhole(migration, step), Remaining.Fate.RESUMABLE);
    }
  }

  /** Leaves it to the next run where there is no time or no connection. */
  private void clearAway(Step.Bare step, Witness before, StepFailure failure) {
    if (failure.reason() == Reason.CONNECTION_LOST
        || workplace.cancellation().cause().isPresent()) {
      return;
    }
    try {
      settle(step, before, Ending.UNKNOWN);
    } catch (StepFailure second) {
      failure.addSuppressed(second);
    }
  }

  private boolean settle(Step.Bare step, Witness before, Ending ending) {
    return workplace.target().settle(step, before, ending);
  }

  private StepSettings settings(boolean last) {
    boolean deferred = last && !left.isLast();
    return new StepSettings(
        workplace.settings().lockTimeout().value(),
        workplace.settings().lease().value(),
        deferred ? Durability.DEFERRED : Durability.FULL);
  }

  private Remaining.Fate fate() {
    return journaled ? Remaining.Fate.RESUMABLE : Remaining.Fate.ROLLED_BACK;
  }

  private LedgerWrite progress(int statements, Optional<Witness> running) {
    return new LedgerWrite.Progress(
        new JournalEntry(
            migration.id(),
            migration.direction(),
            statements,
            file.statements(statements),
            running));
  }

  private List<LedgerWrite> lastWrites() {
    var writes = new ArrayList<>(migration.writes(workplace.run()));
    writes.addAll(KeptInStep.writes(migration, workplace.kept()));
    if (journaled) {
      writes.add(new LedgerWrite.Settle(migration.id()));
    }
    return writes;
  }

  /** Number of statements of the script that have taken effect when {@code step} has. */
  private int end(Step step) {
    Statement last =
        switch (step) {
          case Step.Transactional(var begin, var statements) -> statements.getLast();
          case Step.Bare(var settings, var statement) -> statement;
        };
    return file.script().numberOf(last) + 1;
  }

  private void refuseIfEdited(JournalEntry entry) {
    if (entry.direction() != migration.direction()) {
      throw new Failure.Refused(StepFindings.otherDirection(migration, entry));
    }
    boolean unchanged =
        entry.done() <= file.script().statements().size()
            && file.statements(entry.done()).equals(entry.prefix());
    if (!unchanged) {
      throw new Failure.Refused(StepFindings.resumeEdited(migration, entry));
    }
  }
}
