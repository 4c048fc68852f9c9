package dev.interlock.apply;

import dev.interlock.batch.Batch;
import dev.interlock.batch.BatchProgress;
import dev.interlock.batch.BatchSize;
import dev.interlock.batch.KeyRange;
import dev.interlock.batch.UnfitKey;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.backup.StepBackups;
import dev.interlock.dialect.data.StepGuards;
import dev.interlock.event.Event;
import dev.interlock.history.Step;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs a statement in batches. Each batch is a transaction that begins with the fence and ends with
 * its progress in the journal, so a run that is killed anywhere goes on after the last batch that
 * took effect.
 */
final class BatchRun {

  private static final Duration REPORTED = Duration.ofSeconds(10);

  private final RunContext context;
  private final PlanRun plan;
  private final UnfinishedPlan unfinished;
  private final Step.Batched step;
  private final Batch batch;
  private final SessionState session;
  private final Recording recording;
  private final StepRetry retry;
  private final StandbyWait standbys;
  private final BatchSize size;
  private final long start;
  private long reported;

  /** The part of a migration's journal that batches need. */
  interface Recording {

    /**
     * Returns the writes of a batch.
     *
     * @param progress empty for the last batch
     */
    List<LedgerWrite> writes(Optional<BatchProgress> progress);

    /** Notes that a batch that is not the last one is committed. */
    void committed();

    /** Returns the state of the migration if the next batch fails. */
    UnfinishedPlan.Fate fate();
  }

  BatchRun(
      PlanRun plan,
      UnfinishedPlan unfinished,
      Step.Batched step,
      SessionState session,
      Recording recording) {
    this.context = plan.context();
    this.plan = plan;
    this.unfinished = unfinished;
    this.step = step;
    this.batch = step.batch();
    this.session = session;
    this.recording = recording;
    this.retry = new StepRetry(plan, unfinished);
    this.standbys =
        new StandbyWait(
            context, unfinished, recording::fate, () -> ask(context.target()::standbyLag));
    this.size = new BatchSize(batch.size(), context.settings().batches().target());
    this.start = context.clock().nanoTime();
    this.reported = start;
  }

  /**
   * Runs all batches that are left.
   *
   * @param before the progress of an earlier run
   */
  void run(Optional<BatchProgress> before) {
    refuseUnfitKey();
    BatchProgress done =
        before.orElseGet(
            () -> BatchProgress.begin(batch, ask(() -> context.target().rows(batch, session))));
    long first = done.rows();
    boolean isLast = false;
    while (!isLast) {
      standbys.await();
      Optional<String> last = done.last();
      KeyRange range = ask(() -> context.target().next(batch, last, size.rows(), session));
      isLast = range.isLast();
      done = apply(range, done, done.rows() - first);
      if (!isLast) {
        pause();
      }
    }
  }

  private void refuseUnfitKey() {
    ask(() -> context.target().unfit(batch, session))
        .ifPresent(why -> {
          throw unfinished.failed(
              UnfitKey.of(
                  unfinished.first().id(),
                  why,
                  unfinished.first().file().script().placeOf(step.statement())),
              recording.fate());
        });
  }

  /** Runs a batch, and follows it: the next one may be larger or smaller. */
  private BatchProgress apply(KeyRange range, BatchProgress before, long earlier) {
    BatchProgress after = before.after(range);
    var part = new Step.Transactional(Optional.empty(), List.of(batch.within(range)));
    List<LedgerWrite> writes =
        recording.writes(range.isLast() ? Optional.empty() : Optional.of(after));
    var began = new AtomicReference<>(context.clock().nanoTime());
    retry.run(
        Optional.of(step),
        recording::fate,
        () -> {
          began.set(context.clock().nanoTime());
          context.target().apply(part, writes, plan.lock().token(), settings(range.isLast()));
        });
    if (!range.isLast()) {
      recording.committed();
    }
    Duration took = context.clock().since(began.get());
    int waiting = plan.heartbeat().waiting();
    if (waiting > 0) {
      size.halve();
    } else {
      size.took(took);
    }
    report(range, after, earlier + range.rows(), new Event.Took(took, waiting));
    return after;
  }

  /** Nothing is lost with a server that crashes: a batch and its progress are lost together. */
  private StepSettings settings(boolean last) {
    return new StepSettings(
        context.settings().lockTimeout(),
        context.settings().lease(),
        last ? StepSettings.Durability.FULL : StepSettings.Durability.DEFERRED,
        session,
        false,
        StepGuards.NONE,
        StepBackups.NONE);
  }

  private void report(KeyRange range, BatchProgress done, long ofThisRun, Event.Took took) {
    Duration sinceStart = context.clock().since(start);
    long rate = ofThisRun * 1000 / Math.max(1, sinceStart.toMillis());
    boolean isMilestone =
        range.isLast() || context.clock().since(reported).compareTo(REPORTED) >= 0;
    if (isMilestone) {
      reported = context.clock().nanoTime();
    }
    context
        .listener()
        .on(
            new Event.BatchDone(
                unfinished.first(), batch.table(), done, range, rate, took, isMilestone));
  }

  private void pause() {
    if (context.clock().sleep(batch.pause(), context.cancellation())) {
      throw unfinished.stopped(context.cancellation().cause().orElseThrow(), recording.fate());
    }
  }

  private <T> T ask(Supplier<T> question) {
    var answer = new AtomicReference<T>();
    retry.run(Optional.of(step), recording::fate, () -> answer.set(question.get()));
    return answer.get();
  }
}
