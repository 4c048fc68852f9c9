package dev.interlock.apply;

import dev.interlock.backup.BackupFindings;
import dev.interlock.batch.BatchProgress;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepRunner.Ending;
import dev.interlock.dialect.StepRunner.Remains;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.dialect.backup.BackupFailed;
import dev.interlock.dialect.backup.StepBackups;
import dev.interlock.dialect.data.RowsInTheWay;
import dev.interlock.dialect.data.StepGuards;
import dev.interlock.event.Event;
import dev.interlock.finding.Failure;
import dev.interlock.history.PrefixChecksums;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.ledger.Division;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.OnlineProgress;
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
import java.util.function.Supplier;

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

  /** Progress of an interrupted run in the next statement, if that runs in batches. */
  private Optional<BatchProgress> batch;

  /** Progress of the sequence that replaces the next statement, if one does and has begun. */
  private Optional<OnlineProgress> online;

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
    this.batch = before.flatMap(JournalEntry::batch);
    this.begun = done > 0 || batch.isPresent();
    this.online = before.flatMap(JournalEntry::online);
    this.inFlight =
        online.isPresent()
            ? online.flatMap(OnlineProgress::before)
            : before.flatMap(JournalEntry::running);
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
            case Step.Batched batched -> inBatches(batched, last);
            case Step.Online gradual -> runOnline(gradual, last);
          };
      if (refused.isPresent()) {
        return refused;
      }
      done = divided.end(step);
      if (!prepares(step, last)) {
        begun = true;
        inFlight = Optional.empty();
        online = Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void announce() {
    if (journaled
        && (done > 0 || inFlight.isPresent() || batch.isPresent() || online.isPresent())) {
      context.listener().on(new Event.Resumed(migration, done, batch));
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

  private void requireNothingToSave(Step step, Statement statement) {
    backups
        .refusal(statement)
        .ifPresent(finding -> {
          throw unfinished.failed(finding, fate(step));
        });
  }

  private Optional<Statement> runAlone(Step.NonTransactional step, boolean last) {
    requireNothingToSave(step, step.statement());
    try {
      retry.run(Optional.of(step), () -> fate(step), () -> attemptAlone(step, last));
    } catch (RowsInTheWay rows) {
      throw inTheWay(step, rows);
    }
    List<LedgerWrite> writes = writesAfter(step, last);
    retry.run(Optional.of(step), () -> fate(step), () -> plan.lock().record(writes));
    return Optional.empty();
  }

  private Optional<Statement> inBatches(Step.Batched step, boolean last) {
    new BatchRun(plan, unfinished, step, session, recording(step, last)).run(batch);
    batch = Optional.empty();
    journaled |= !last;
    return Optional.empty();
  }

  private BatchRun.Recording recording(Step.Batched step, boolean last) {
    return new BatchRun.Recording() {
      @Override
      public List<LedgerWrite> writes(Optional<BatchProgress> progress) {
        return progress.isPresent()
            ? List.of(write(done, Optional.empty(), progress))
            : writesAfter(step, last);
      }

      @Override
      public void committed() {
        journaled = true;
        begun = true;
      }

      @Override
      public UnfinishedPlan.Fate fate() {
        return MigrationRun.this.fate(step);
      }
    };
  }

  /** Runs the sequence that replaces a statement, from the part at which an earlier run stopped. */
  private Optional<Statement> runOnline(Step.Online step, boolean last) {
    requireNothingToSave(step, step.statement());
    var parts = OnlineParts.of(step, online);
    for (int number = parts.from().done(); number < parts.size(); number++) {
      online = Optional.of(parts.from().after(number));
      boolean ends = number + 1 == parts.size();
      runPart(parts, number, ends ? Optional.of(step) : Optional.empty(), last && ends);
      journaled = true;
      inFlight = Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * @param ended the step that the part completes
   * @param last whether it completes the migration
   */
  private void runPart(OnlineParts parts, int number, Optional<Step> ended, boolean last) {
    OnlineProgress after = parts.from().after(number + 1);
    Supplier<List<LedgerWrite>> writes =
        () -> ended.map(step -> writesAfter(step, last)).orElseGet(() -> List.of(progress(after)));
    Step part = parts.get(number);
    try {
      switch (part) {
        case Step.Transactional together ->
            retry(
                part,
                parts,
                () ->
                    session =
                        context
                            .target()
                            .apply(
                                together, writes.get(), plan.lock().token(), settings(part, last)));
        case Step.NonTransactional alone -> {
          retry(part, parts, () -> attemptAlone(alone, last));
          retry.run(Optional.of(part), () -> fate(part), () -> plan.lock().record(writes.get()));
        }
        case Step.Batched batched -> throw new IllegalStateException("batches in a sequence");
        case Step.Online nested -> throw new IllegalStateException("a sequence in a sequence");
      }
    } catch (RowsInTheWay rows) {
      throw inTheWay(part, rows);
    } catch (StepFailure failure) {
      throw unfinished.failed(
          StepFindings.withHelp(StepFindings.failed(migration, Optional.of(part), failure)),
          fate(part),
          failure);
    }
  }

  /**
   * Runs a part. If it can never succeed, such as a rule that rows break, the parts before it are
   * undone as far as that is possible, so that nothing of the statement is left.
   */
  private void retry(Step part, OnlineParts parts, Runnable work) {
    retry.run(
        Optional.of(part),
        () -> fate(part),
        () -> {
          try {
            if (part instanceof Step.Transactional together
                && online.filter(OnlineProgress::isNew).isPresent()) {
              guards.refuse(together.statements().getFirst());
            }
            work.run();
          } catch (RowsInTheWay rows) {
            undo(part, parts, rows);
            throw rows;
          } catch (StepFailure failure) {
            boolean isFinal =
                failure.reason() == Reason.ERROR || failure.reason() == Reason.NOT_ALLOWED;
            if (isFinal && !failure.mayHeal()) {
              undo(part, parts, failure);
            }
            throw failure;
          }
        });
  }

  private void undo(Step part, OnlineParts parts, RuntimeException why) {
    Optional<OnlineProgress> reached = online;
    parts
        .undo(reached.map(OnlineProgress::done).orElse(0))
        .ifPresent(undo -> {
          online = Optional.of(parts.from().after(undo.left()));
          boolean isLeft = begun || undo.left() > 0;
          LedgerWrite write =
              isLeft ? progress(done, Optional.empty()) : new LedgerWrite.Settle(migration.id());
          try {
            context
                .target()
                .apply(undo.step(), List.of(write), plan.lock().token(), settings(part, false));
            journaled = isLeft;
          } catch (StepFailure second) {
            online = reached;
            why.addSuppressed(second);
          }
        });
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
    boolean isLeft = begun || online.filter(at -> at.done() > 0).isPresent();
    LedgerWrite write =
        isLeft ? progress(done, Optional.empty()) : new LedgerWrite.Settle(migration.id());
    plan.lock().record(List.of(write));
    inFlight = Optional.empty();
    journaled = isLeft;
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
        online.isPresent() ? StepGuards.NONE : guards.of(step),
        online.isPresent() ? StepBackups.NONE : backups.of(step));
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
      case Step.Batched batched -> UnfinishedPlan.Fate.FIRST_BATCH;
      case Step.Online gradual -> UnfinishedPlan.Fate.NOTHING_LEFT;
    };
  }

  private LedgerWrite progress(int statements, Optional<PreStepState> running) {
    return write(
        statements,
        statements == done
            ? online
                .map(at -> at.during(running))
                .filter(at -> !at.isNew())
                .map(OnlineProgress::state)
                .or(() -> running)
            : running,
        Optional.empty());
  }

  /** Records that the next part of a sequence is complete. */
  private LedgerWrite progress(OnlineProgress after) {
    return write(done, Optional.of(after.state()), Optional.empty());
  }

  private LedgerWrite write(
      int statements, Optional<PreStepState> running, Optional<BatchProgress> batches) {
    Division division = divided.division();
    OptionalInt through = division.through(statements);
    boolean isInFlight = (running.isPresent() || batches.isPresent()) && through.isPresent();
    return new LedgerWrite.Progress(
        new JournalEntry(
            migration.id(),
            migration.direction(),
            statements,
            prefixes.of(statements),
            running,
            Optional.of(isInFlight ? division.during(prefixes.of(through.getAsInt())) : division),
            session,
            batches));
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
