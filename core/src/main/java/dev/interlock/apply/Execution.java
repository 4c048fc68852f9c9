package dev.interlock.apply;

import dev.interlock.dialect.Cleaning;
import dev.interlock.dialect.ReadOnlyDatabase;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.dialect.Target;
import dev.interlock.event.Listener;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.foreign.MirroredLedgers;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.ledger.Acquired;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LockState;
import dev.interlock.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Changes a database: plans from the ledger, takes the lock if there is work, and does the work.
 */
public final class Execution {

  private static final String RAISED =
      "Let the trigger or function of the database that raises this allow it, or run `interlock init`"
          + " as a role that it lets through.";

  private static final int MOST_CLEANS = 3;

  private final Target target;
  private final Holder holder;
  private final Settings settings;
  private final Listener listener;
  private final Cancellation cancellation;
  private final LedgerDetail detail;
  private final BooleanSupplier areEffectsKnown;

  /**
   * @param detail detail that the planners need of a ledger reading
   * @param areEffectsKnown whether the effects of the migrations are known
   */
  public Execution(
      Target target,
      Holder holder,
      Settings settings,
      Listener listener,
      Cancellation cancellation,
      LedgerDetail detail,
      BooleanSupplier areEffectsKnown) {
    this.target = target;
    this.holder = holder;
    this.settings = settings;
    this.listener = listener;
    this.cancellation = cancellation;
    this.detail = detail;
    this.areEffectsKnown = areEffectsKnown;
  }

  /**
   * Carries out a plan. It is made from the ledger before the lock, to see whether there is work,
   * and again under the lock.
   *
   * @param command name for the record of the run
   * @param takeOver returns the ledger writes that precede the plan; the plan assumes them
   * @param planner makes the plan from a ledger, or refuses
   * @param proof checks the result before the lock is released, and returns ledger writes
   * @return the plan that ran; empty if there was nothing to do, or if another run did it
   */
  public Plan carryOut(
      String command,
      BiFunction<Ledger, Plan, List<LedgerWrite>> takeOver,
      Function<Ledger, Plan> planner,
      Supplier<List<LedgerWrite>> proof) {
    return run(
            command,
            ledger -> {
              Plan plan = planner.apply(ledger);
              return plan.isEmpty() && takeOver.apply(ledger, plan).isEmpty();
            },
            (ledger, acquired) -> {
              Plan plan = planner.apply(ledger);
              List<LedgerWrite> first = takeOver.apply(ledger, plan);
              if (!first.isEmpty()) {
                record(first, acquired);
              }
              apply(plan, ledger, acquired);
              List<LedgerWrite> proven = proof.get();
              if (!proven.isEmpty()) {
                record(proven, acquired);
              }
              return plan;
            })
        .orElse(Plan.NOTHING);
  }

  private void apply(Plan plan, Ledger ledger, Acquired acquired) {
    try (var heartbeat =
        new LockHeartbeat(target, acquired.token(), settings, listener, cancellation)) {
      heartbeat.start();
      var context =
          new RunContext(
              target,
              acquired.token(),
              holder.run(),
              kept(plan),
              areEffectsKnown,
              settings,
              listener,
              cancellation,
              heartbeat);
      new Applier(context).apply(plan, ledger);
    }
  }

  private List<ForeignTable> kept(Plan plan) {
    if (plan.isEmpty()
        || settings.otherLedgers() == OtherLedgers.TAKEOVER
        || !target.writesForeignLedgers()) {
      return List.of();
    }
    List<ForeignLedger> ledgers = target.foreignLedgers();
    return ledgers.isEmpty() ? List.of() : MirroredLedgers.of(ledgers, target.adoptionReasons());
  }

  /**
   * Changes the ledger only.
   *
   * @param decide returns the writes for a ledger
   * @return the writes that were made; empty if none were needed
   */
  public List<LedgerWrite> write(String command, Function<Ledger, List<LedgerWrite>> decide) {
    return run(
            command,
            ledger -> decide.apply(ledger).isEmpty(),
            (ledger, acquired) -> record(decide.apply(ledger), acquired))
        .orElseGet(List::of);
  }

  /**
   * Empties the database under the lock, which is dropped with it. Checks for rows first, without
   * the lock.
   *
   * @return the result
   * @throws Failure.Unavailable if it is not possible at the moment
   * @throws Failure.Refused if it is not possible in the present state
   */
  public Cleaning clean() {
    cancellation.onRequest(target::cancel);
    requireWritable();
    for (int attempt = 1; ; attempt++) {
      try {
        return cleanOnce();
      } catch (StepFailure e) {
        if (attempt == MOST_CLEANS || !isCleanedByAnother(e)) {
          throw ended(CleanFindings.failed(e), e);
        }
      }
    }
  }

  /**
   * Whether another run emptied the database while this one was suspended, so that the objects it
   * found are gone.
   */
  private boolean isCleanedByAnother(StepFailure failure) {
    try {
      return failure.reason() == StepFailure.Reason.ERROR
          && !target.readLedger(LedgerDetail.ROWS).present();
    } catch (StepFailure second) {
      failure.addSuppressed(second);
      return false;
    }
  }

  private Cleaning cleanOnce() {
    var occupied = target.occupied();
    if (!occupied.isEmpty()) {
      return new Cleaning.Occupied(occupied);
    }
    if (!target.readLedger(LedgerDetail.ROWS).present()) {
      target.createLedger();
    }
    LockAcquisition acquisition = acquisition();
    return clean(acquisition, acquisition.acquire(ledger -> false).orElseThrow());
  }

  private Cleaning clean(LockAcquisition acquisition, Acquired acquired) {
    long start = System.nanoTime();
    Optional<Cleaning> done = Optional.empty();
    try {
      done =
          Optional.of(
              target.clean(
                  acquired.token(),
                  new StepSettings(
                      settings.lockTimeout().value(), settings.lease().value(), Durability.FULL)));
      return done.get();
    } finally {
      if (!(done.orElse(null) instanceof Cleaning.Cleaned)) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        acquisition.release(acquired, List.of(ended("clean", took, Optional.empty())));
      }
    }
  }

  private void requireWritable() {
    if (target.isReadOnly()) {
      throw target.isReadOnlyByChoice()
          ? ReadOnlyDatabase.lasting(target.server())
          : ReadOnlyDatabase.refusal(target.server());
    }
  }

  private LockAcquisition acquisition() {
    return new LockAcquisition(target, holder, settings, listener, cancellation, detail);
  }

  private List<LedgerWrite> record(List<LedgerWrite> writes, Acquired acquired) {
    target.record(writes, acquired.token());
    return writes;
  }

  private <T> Optional<T> run(
      String command, Predicate<Ledger> nothingToDo, BiFunction<Ledger, Acquired, T> work) {
    cancellation.onRequest(target::cancel);
    LockAcquisition acquisition = acquisition();
    try {
      return acquire(acquisition, ledger -> isDone(nothingToDo, ledger))
          .map(acquired -> run(command, acquisition, acquired, work));
    } catch (StepFailure e) {
      throw unavailable(e);
    }
  }

  /** A stop may cancel the statement that reads the ledger or asks for the lock. */
  private Optional<Acquired> acquire(LockAcquisition acquisition, Predicate<Ledger> done) {
    try {
      Ledger before = target.readLedger(detail);
      if (done.test(before)) {
        return Optional.empty();
      }
      requireWritable();
      if (!before.present()) {
        target.createLedger();
      }
      return acquisition.acquire(done);
    } catch (StepFailure e) {
      throw cancellation
          .cause()
          .filter(cause -> e.reason() == StepFailure.Reason.CANCELLED)
          .<RuntimeException>map(cause -> cause.whileWaitingFor("the migration lock"))
          .orElse(e);
    }
  }

  /**
   * Whether there is nothing to do. A refusal counts only if no other run is at work; otherwise it
   * is decided under the lock.
   */
  private boolean isDone(Predicate<Ledger> nothingToDo, Ledger ledger) {
    try {
      return nothingToDo.test(ledger);
    } catch (Failure.Refused refused) {
      if (isUnchanged(ledger)) {
        throw refused;
      }
      return false;
    }
  }

  /** Whether no run holds the lock and the ledger has not changed since this reading. */
  private boolean isUnchanged(Ledger before) {
    Ledger now = target.readLedger(detail);
    return now.lock() instanceof LockState.Free
        && now.present() == before.present()
        && now.applied().equals(before.applied())
        && now.journal().equals(before.journal())
        && now.mark().equals(before.mark());
  }

  private <T> T run(
      String command,
      LockAcquisition acquisition,
      Acquired acquired,
      BiFunction<Ledger, Acquired, T> work) {
    long start = System.nanoTime();
    Optional<Failure> failure = Optional.empty();
    try {
      return work.apply(target.readLedger(detail), acquired);
    } catch (Failure.Refused refused) {
      Failure real = isOurs() ? refused : lockLost();
      failure = Optional.of(real);
      throw real;
    } catch (Failure e) {
      failure = Optional.of(e);
      throw e;
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      acquisition.release(acquired, List.of(ended(command, took, failure)));
    }
  }

  /**
   * Whether this run still holds the lock. If not, a refusal may be due to a run that took over
   * while this one was suspended.
   */
  private boolean isOurs() {
    return target.readLock() instanceof LockState.Held held
        && held.holder().run().equals(holder.run());
  }

  private static Failure lockLost() {
    return new Failure.Unavailable(
        Finding.error(
                Code.LOCK_LOST,
                "another run took over the migration lock before this one had changed anything.")
            .note("this run was silent for longer than its lease")
            .help("Look at the other run's log, and run it again."));
  }

  private LedgerWrite ended(String command, Duration took, Optional<Failure> failure) {
    String outcome = failure.map(f -> f.getClass().getSimpleName()).orElse("Done");
    String details =
        failure.map(f -> f.findings().getFirst()).map(Execution::withoutWords).orElse("");
    return new LedgerWrite.Ended(
        holder.run(), command, holder.host(), took, outcome.toLowerCase(Locale.ROOT), details);
  }

  /**
   * Returns code and place only: the server's message may quote a secret of the script, which must
   * not be stored in a table.
   */
  private static String withoutWords(Finding finding) {
    return finding.code() + finding.place().map(place -> " " + place).orElse("");
  }

  /**
   * Returns the failure for an unusable ledger. No step of a migration is affected, so nothing is
   * in doubt.
   */
  public static Failure unavailable(StepFailure failure) {
    Code code =
        switch (failure.reason()) {
          case NOT_ALLOWED -> Code.NOT_ALLOWED;
          case LOCK_TIMEOUT, CONFLICT -> Code.LOCK_WAIT;
          case FENCED -> Code.LOCK_LOST;
          case CONNECTION_LOST, CANCELLED -> Code.CONNECTION_LOST;
          case ERROR, NOT_IN_TRANSACTION -> Code.LEDGER_UNREADABLE;
        };
    var finding =
        Finding.error(
            code, "the ledger cannot be used: %s.".formatted(failure.said().wordsAndState()));
    Optional<String> help = isRaised(failure) ? Optional.of(RAISED) : help(code);
    return ended(help.map(finding::help).orElse(finding), failure);
  }

  /** Whether a trigger or function of the database raised the error, not the server. */
  private static boolean isRaised(StepFailure failure) {
    return failure.said().state().equals("SQLSTATE P0001");
  }

  private static Failure ended(Finding finding, StepFailure failure) {
    return failure.mayHeal()
        ? new Failure.Unavailable(finding, failure)
        : new Failure.Refused(finding);
  }

  private static Optional<String> help(Code code) {
    return switch (code) {
      case NOT_ALLOWED ->
          Optional.of("Let this role create tables there, or set `schema` to one where it may.");
      case LEDGER_UNREADABLE ->
          Optional.of("Rename what is in the way, or set `schema` to one that has no such tables.");
      default -> Optional.empty();
    };
  }
}
