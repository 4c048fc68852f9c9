package dev.interlock.apply;

import dev.interlock.backup.BackupFindings;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepRunner.Ending;
import dev.interlock.dialect.StepRunner.Remains;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.dialect.backup.BackupFailed;
import dev.interlock.dialect.data.RowsInTheWay;
import dev.interlock.event.Event;
import dev.interlock.finding.Failure;
import dev.interlock.history.PrefixChecksums;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.ledger.Division;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.SessionState;
import dev.interlock.plan.HalfDone;
import dev.interlock.plan.HalfDoneFindings;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Runs one migration: in one transaction together with its ledger row if possible, else step by
 * step with a journal that names the statement in flight.
 */
final class MigrationRun {

  private final PlanRun plan;
  private final RunContext context;
  private final UnfinishedPlan unfinished;
  private final PlannedMigration migration;
  private final ScriptFile file;
  private final PrefixChecksums prefixes;
  private final StepRetry retry;
  private final RowGuards guards;
  private final StatementBackups backups;

  /** Journal entry of an interrupted run. */
  private final Optional<JournalEntry> before;

  /** Number of statements that have taken effect; it may be ahead of the journal. */
  private int done;

  /** State that an interrupted run observed before the statement it may have left in flight. */
  private Optional<PreStepState> inFlight;

  /** Session state that the finished statements have set. */
  private SessionState session;

  private boolean journaled;

  /** Whether a statement that changed more than settings has taken effect. */
  private boolean begun;

  /** Whether a statement outside a transaction failed and may have committed part of its work. */
  private boolean partly;

  /** Statements that run outside a transaction although their text does not require it. */
  private final SortedSet<Integer> alsoNonTransactional;

  private DividedScript divided;

  MigrationRun(PlanRun plan, UnfinishedPlan unfinished, Optional<JournalEntry> entry) {
    this.plan = plan;
    this.context = plan.context();
    this.unfinished = unfinished;
    this.migration = unfinished.first();
    this.file = migration.file();
    this.prefixes = file.prefixes();
    this.retry = new StepRetry(plan, unfinished);
    this.guards = RowGuards.of(plan, migration);
    this.backups = StatementBackups.of(plan, migration);
    this.journaled = entry.isPresent();
    this.before = entry.filter(found -> !migration.turnsBack(found));
    this.done = before.map(JournalEntry::done).orElse(0);
    this.begun = done > 0;
    this.inFlight = before.flatMap(JournalEntry::running);
    this.session = before.map(JournalEntry::session).orElse(SessionState.NEW);
    before.ifPresent(this::refuseIfEdited);
    this.alsoNonTransactional =
        before.map(found -> DividedScript.learned(file, found)).orElseGet(TreeSet::new);
    this.divided = divide();
  }

  private DividedScript divide() {
    return new DividedScript(file, migration.steps(alsoNonTransactional), before);
  }

  /**
   * Runs the migration. If the server rejects a statement because it cannot run in a transaction,
   * the script is divided again so that this statement runs alone.
   */
  void run() {
    Optional<Statement> refused = attempt();
    while (refused.isPresent()) {
      alsoNonTransactional.add(file.script().numberOf(refused.get()));
      divided = divide();
      refused = attempt();
    }
  }

  /** Returns the statement that cannot run in a transaction, if there is one. */
  private Optional<Statement> attempt() {
    if (!divided.errors().isEmpty()) {
      throw journaled
          ? unfinished.failed(divided.errors().getFirst(), UnfinishedPlan.Fate.RESUMABLE)
          : new Failure.Refused(divided.errors());
    }
    List<Step> todo = divided.after(done);
    if (todo.isEmpty()) {
      plan.lock().record(lastWrites());
      return Optional.empty();
    }
    announce();
    for (Step step : todo) {
      boolean last = step.equals(todo.getLast());
      Optional<Statement> refused =
          switch (step) {
            case Step.Transactional together -> transact(together, last);
            case Step.NonTransactional alone -> runAlone(alone, last);
          };
      if (refused.isPresent()) {
        return refused;
      }
      begun |= !prepares(step, last);
      done = divided.end(step);
      inFlight = Optional.empty();
    }
    return Optional.empty();
  }

  private void announce() {
    if (journaled && (done > 0 || inFlight.isPresent())) {
      context.listener().on(new Event.Resumed(migration, done));
    }
  }

  private Optional<Statement> transact(Step.Transactional step, boolean last) {
    boolean prepares = prepares(step, last);
    List<LedgerWrite> writes = writesAfter(step, last);
    try {
      retry.run(
          Optional.of(step),
          () -> fate(step),
          () ->
              session =
                  prepares
                      ? context.target().prepare(step, settings(step, last))
                      : context
                          .target()
                          .apply(step, writes, plan.lock().token(), settings(step, last)));
    } catch (RowsInTheWay rows) {
      throw inTheWay(step, rows);
    } catch (BackupFailed failed) {
      throw unfinished.failed(BackupFindings.failed(migration, failed), fate(step), failed);
    } catch (StepFailure failure) {
      if (failure.reason() == Reason.NOT_IN_TRANSACTION && failure.statement() >= 0) {
        return Optional.of(step.statements().get(failure.statement()));
      }
      throw failure;
    }
    journaled |= !last && !prepares;
    return Optional.empty();
  }

  /** Whether the step only changes settings, which are not journaled. */
  private static boolean prepares(Step step, boolean last) {
    return !last && step instanceof Step.Transactional together && together.changesOnlySettings();
  }

  private Optional<Statement> runAlone(Step.NonTransactional step, boolean last) {
    backups
        .refusal(step)
        .ifPresent(finding -> {
          throw unfinished.failed(finding, fate(step));
        });
    try {
      retry.run(Optional.of(step), () -> fate(step), () -> attemptAlone(step, last));
    } catch (RowsInTheWay rows) {
      throw inTheWay(step, rows);
    }
    List<LedgerWrite> writes = writesAfter(step, last);
    retry.run(Optional.of(step), () -> fate(step), () -> plan.lock().record(writes));
    return Optional.empty();
  }

  private List<LedgerWrite> writesAfter(Step step, boolean last) {
    return last ? lastWrites() : List.of(progress(divided.end(step), Optional.empty()));
  }

  /**
   * Runs one statement outside a transaction. The journal row is written before it starts
   * (invariant 1).
   */
  private void attemptAlone(Step.NonTransactional step, boolean last) {
    if (inFlight.isPresent() && settle(step, inFlight.get(), Ending.UNKNOWN) == Remains.WHOLE) {
      return;
    }
    guards.refuse(step);
    PreStepState before = inFlight.orElseGet(() -> context.target().observe(step, session));
    inFlight = Optional.of(before);
    plan.lock().record(List.of(progress(done, inFlight)));
    journaled = true;
    partly = false;
    SessionState after;
    try {
      after = context.target().apply(step, settings(step, last));
    } catch (StepFailure failure) {
      if (isWhole(step, before, failure)) {
        return;
      }
      throw failure;
    }
    if (settle(step, before, Ending.SUCCEEDED) != Remains.WHOLE) {
      nothingLeft();
      throw unfinished.failed(StepFindings.notWhole(migration, Optional.of(step)), fate(step));
    }
    session = after;
  }

  /**
   * Removes the remains of a failed statement, and deletes its journal entry if none are left.
   * Leaves this to the next run if time has run out or the connection is lost.
   *
   * @return whether the complete effect is present although the statement failed
   */
  private boolean isWhole(Step.NonTransactional step, PreStepState before, StepFailure failure) {
    if (failure.reason() == Reason.CONNECTION_LOST || context.cancellation().cause().isPresent()) {
      return false;
    }
    try {
      Remains remains = settle(step, before, Ending.FAILED);
      partly = remains == Remains.PART;
      if (remains == Remains.NOTHING) {
        nothingLeft();
      } else if (partly) {
        ended();
      }
      return remains == Remains.WHOLE;
    } catch (StepFailure second) {
      failure.addSuppressed(second);
      return false;
    }
  }

  /**
   * Records that the statement has ended, so that its author may correct it before it runs again.
   */
  private void ended() {
    plan.lock().record(List.of(progress(done, Optional.empty())));
    inFlight = Optional.empty();
  }

  /** Records that no statement is in flight. If none is done, the migration has not begun. */
  private void nothingLeft() {
    LedgerWrite write =
        begun ? progress(done, Optional.empty()) : new LedgerWrite.Settle(migration.id());
    plan.lock().record(List.of(write));
    inFlight = Optional.empty();
    journaled = begun;
  }

  private Remains settle(Step.NonTransactional step, PreStepState before, Ending ending) {
    return context.target().settle(step, before, ending, session);
  }

  private StepSettings settings(Step step, boolean last) {
    boolean deferred = last && !unfinished.isLast();
    return new StepSettings(
        context.settings().lockTimeout(),
        context.settings().lease(),
        deferred ? Durability.DEFERRED : Durability.FULL,
        session,
        !last,
        guards.of(step),
        backups.of(step));
  }

  private Failure inTheWay(Step step, RowsInTheWay rows) {
    return unfinished.failed(guards.finding(rows), fate(step));
  }

  private UnfinishedPlan.Fate fate(Step step) {
    if (partly) {
      return UnfinishedPlan.Fate.PARTLY;
    }
    if (journaled) {
      return UnfinishedPlan.Fate.RESUMABLE;
    }
    return switch (step) {
      case Step.Transactional together -> UnfinishedPlan.Fate.ROLLED_BACK;
      case Step.NonTransactional alone -> UnfinishedPlan.Fate.NOTHING_LEFT;
    };
  }

  private LedgerWrite progress(int statements, Optional<PreStepState> running) {
    Division division = divided.division();
    OptionalInt through = division.through(statements);
    boolean isInFlight = running.isPresent() && through.isPresent();
    return new LedgerWrite.Progress(
        new JournalEntry(
            migration.id(),
            migration.direction(),
            statements,
            prefixes.of(statements),
            running,
            Optional.of(isInFlight ? division.during(prefixes.of(through.getAsInt())) : division),
            session));
  }

  private List<LedgerWrite> lastWrites() {
    var writes = new ArrayList<>(migration.writes(context.holder().run()));
    writes.addAll(plan.mirror().writes(migration));
    if (journaled) {
      writes.add(new LedgerWrite.Settle(migration.id()));
    }
    return writes;
  }

  private void refuseIfEdited(JournalEntry entry) {
    StepFindings.refuseOtherDirection(migration, entry);
    var half = new HalfDone(entry, Optional.of(file));
    if (half.isEdited()) {
      throw new Failure.Refused(HalfDoneFindings.edited(half));
    }
  }
}
