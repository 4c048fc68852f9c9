package dev.interlock.apply;

import dev.interlock.dialect.LedgerStore;
import dev.interlock.dialect.ProgramRunner;
import dev.interlock.dialect.ProgramRunner.Done;
import dev.interlock.dialect.ProgramRunner.Job;
import dev.interlock.dialect.ProgramRunner.Outside;
import dev.interlock.dialect.ProgramRunner.ProgramFailed;
import dev.interlock.dialect.ProgramStatements;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepRunner.Ending;
import dev.interlock.dialect.StepRunner.Remains;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.finding.Failure;
import dev.interlock.history.Step;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.PreStepState;
import dev.interlock.ledger.SessionState;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs a migration that is a program. The program sends the fence, journal and ledger rows beside
 * its own statements, so that they commit together; only statements outside transactions are
 * journaled by this run's own session.
 */
final class ProgramRun implements Outside {

  private final PlanRun plan;
  private final RunContext context;
  private final UnfinishedPlan unfinished;
  private final PlannedMigration migration;
  private final boolean isFollowed;
  private final ProgramRunner runner;

  /** The journal entry of an interrupted attempt; empty if no part is done. */
  private Optional<JournalEntry> before;

  /** The state before the statement that runs outside transactions, or ran when a run died. */
  private Optional<PreStepState> inFlight = Optional.empty();

  private boolean partly;

  /** The statements of the captured script that this attempt has come by. */
  private final BitSet sent = new BitSet();

  /**
   * @param entry the journal entry of an interrupted run
   * @param isFollowed whether the next migration of the plan is a program, too
   */
  ProgramRun(
      PlanRun plan,
      UnfinishedPlan unfinished,
      Optional<JournalEntry> entry,
      boolean isFollowed,
      ProgramRunner runner) {
    this.plan = plan;
    this.context = plan.context();
    this.unfinished = unfinished;
    this.migration = unfinished.first();
    this.before = entry.filter(found -> !migration.turnsBack(found));
    before.ifPresent(found -> StepFindings.refuseOtherDirection(migration, found));
    this.isFollowed = isFollowed;
    this.runner = runner;
  }

  void run() {
    context.cancellation().onRequest(this::stop);
    try {
      new StepRetry(plan, unfinished).run(Optional.empty(), this::fate, this::attempt);
    } finally {
      context.cancellation().onRequest(context.target()::cancel);
    }
  }

  private void stop() {
    runner.cancel();
    context.target().cancel();
  }

  private void attempt() {
    partly = false;
    sent.clear();
    inFlight = before.flatMap(JournalEntry::running);
    try {
      runner.run(job(), this);
    } catch (ProgramFailed failed) {
      before = journal();
      throw failure(failed);
    } catch (Failure lost) {
      context.target().endProgram();
      before = journal();
      throw context
          .cancellation()
          .cause()
          .map(cause -> unfinished.stopped(cause, fate()))
          .orElseGet(() -> unfinished.failed(lost.findings().getFirst(), fate(), lost));
    }
  }

  private RuntimeException failure(ProgramFailed failed) {
    Optional<StepFailure> ofServer =
        failed.said().map(said -> context.target().failureOfProgram(said, failed.isInFence()));
    return ofServer
        .filter(failure -> !isOfStatement(failure))
        .<RuntimeException>map(failure -> failure)
        .orElseGet(() -> unfinished.failed(failed.finding(), fate(), failed));
  }

  /** Whether the statement is to blame, about which the program's own report says more. */
  private static boolean isOfStatement(StepFailure failure) {
    return switch (failure.reason()) {
      case ERROR, NOT_ALLOWED, NOT_IN_TRANSACTION -> true;
      case LOCK_TIMEOUT, CONFLICT, FENCED, CANCELLED, CONNECTION_LOST -> false;
    };
  }

  /** Reads what the failed attempt has committed. */
  private Optional<JournalEntry> journal() {
    LedgerStore store = context.target();
    return store.readLedger(LedgerDetail.ROWS).journal(migration.id());
  }

  private Job job() {
    return new Job(
        migration.migration(),
        migration.direction(),
        statements(),
        before.map(entry -> new Done(entry.done(), entry.prefix())),
        migration.work() instanceof Work.Rest,
        isFollowed);
  }

  private ProgramStatements statements() {
    var start = new Done(0, migration.file().raw());
    return context
        .target()
        .forProgram(
            progress(start, Optional.empty()), lastWrites(), plan.lock().token(), settings());
  }

  private List<LedgerWrite> lastWrites() {
    var writes = new ArrayList<>(migration.writes(context.holder().run()));
    writes.add(new LedgerWrite.Settle(migration.id()));
    return writes;
  }

  private StepSettings settings() {
    return new StepSettings(
        context.settings().lockTimeout(),
        context.settings().lease(),
        unfinished.isLast() ? Durability.FULL : Durability.DEFERRED);
  }

  /** Statements are told apart by their texts, and equal ones by their order. */
  @Override
  public Optional<List<String>> instead(List<String> texts) {
    var left = new ArrayList<String>();
    boolean isReplaced = false;
    for (String text : texts) {
      for (Statement statement : migration.file().scriptIn(text).statements()) {
        OptionalInt number = numberOf(statement.text());
        if (number.isPresent() && migration.work().skips(number.getAsInt())) {
          left.addAll(migration.work().repairs(number.getAsInt()));
          isReplaced = true;
        } else {
          left.add(statement.text());
        }
      }
    }
    return isReplaced ? Optional.of(left) : Optional.empty();
  }

  /** Returns the number of the first statement with this text that the program has not sent. */
  private OptionalInt numberOf(String text) {
    List<Statement> known = migration.file().script().statements();
    for (int number = 0; number < known.size(); number++) {
      if (!sent.get(number) && known.get(number).text().equals(text)) {
        sent.set(number);
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public boolean starts(String sql, Done done) {
    Step.NonTransactional step = alone(sql);
    boolean mayHaveRun =
        inFlight.isPresent() && before.filter(at -> at.done() == done.statements()).isPresent();
    if (mayHaveRun && settle(step, Ending.UNKNOWN) == Remains.WHOLE) {
      record(done, Optional.empty());
      return false;
    }
    if (!mayHaveRun) {
      inFlight = Optional.of(context.target().observe(step, SessionState.NEW));
    }
    record(done, inFlight);
    return true;
  }

  /**
   * A statement whose success the server has reported is done; remains of a failure are removed.
   */
  @Override
  public void ended(String sql, Done through, boolean succeeded) {
    if (succeeded) {
      record(through, Optional.empty());
    } else {
      partly = settle(alone(sql), Ending.FAILED) == Remains.PART;
    }
    inFlight = Optional.empty();
  }

  private Remains settle(Step.NonTransactional step, Ending ending) {
    return context.target().settle(step, inFlight.orElseThrow(), ending, SessionState.NEW);
  }

  private static Step.NonTransactional alone(String sql) {
    return new Step.NonTransactional(Statement.of(sql, 0, StatementKind.NON_TRANSACTIONAL));
  }

  private void record(Done done, Optional<PreStepState> running) {
    LedgerWrite.Progress progress = progress(done, running);
    plan.lock().record(List.of(progress));
    before = Optional.of(progress.entry());
  }

  private LedgerWrite.Progress progress(Done done, Optional<PreStepState> running) {
    return new LedgerWrite.Progress(
        new JournalEntry(
            migration.id(),
            migration.direction(),
            done.statements(),
            done.prefix(),
            running,
            Optional.empty(),
            SessionState.NEW));
  }

  private UnfinishedPlan.Fate fate() {
    if (partly) {
      return UnfinishedPlan.Fate.PARTLY;
    }
    return before.isPresent() ? UnfinishedPlan.Fate.RESUMABLE : UnfinishedPlan.Fate.ROLLED_BACK;
  }
}
