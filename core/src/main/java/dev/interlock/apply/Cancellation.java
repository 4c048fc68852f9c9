package dev.interlock.apply;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop, from a signal or a deadline. Thread-safe; the first cause counts.
 *
 * <p>Code that can be stopped registers an action with {@link #onRequest}; code that waits uses
 * {@link #sleep}, which ends early.
 */
public final class Cancellation {

  /** Cause of a stop. */
  public sealed interface Cause {

    /** The command has reached its deadline. */
    record DeadlineReached(Duration deadline) implements Cause {}

    /** The platform or a person ends the process. */
    record Signalled(String name, int number) implements Cause {}

    /** Another run has taken the migration lock. */
    record LockLost() implements Cause {}

    /** Returns the failure of a command that is stopped while it waits and has changed nothing. */
    default Failure whileWaitingFor(String what) {
      return beforeAnyChange("the wait for " + what);
    }

    /** Returns the failure of a command that is stopped at this work and has changed nothing. */
    default Failure beforeAnyChange(String work) {
      return switch (this) {
        case Signalled(String name, int number) ->
            new Failure.Interrupted(
                Finding.error(
                    Code.INTERRUPTED, "%s stopped %s; nothing was changed.".formatted(name, work)),
                number);
        case DeadlineReached(Duration deadline) ->
            new Failure.Unavailable(
                Finding.error(
                    Code.DEADLINE,
                    "the deadline of %d s ended %s; nothing was changed."
                        .formatted(deadline.toSeconds(), work)));
        case LockLost() ->
            throw new IllegalStateException("a lock that is not held cannot be lost");
      };
    }

    /** Returns the failure of a run that is stopped under the lock, but in no migration. */
    default Failure betweenMigrations() {
      return switch (this) {
        case Signalled(String name, int number) ->
            new Failure.Interrupted(between(Code.INTERRUPTED, name + " stopped the run"), number);
        case DeadlineReached(Duration deadline) ->
            new Failure.Stopped(
                between(
                    Code.DEADLINE,
                    "the deadline of %d s stopped the run".formatted(deadline.toSeconds())));
        case LockLost() ->
            new Failure.Stopped(
                between(Code.LOCK_LOST, "another run took over the migration lock"));
      };
    }

    private static Finding between(Code code, String what) {
      return Finding.error(code, what + " while no migration was running.")
          .note("what the ledger records as applied is applied");
    }
  }

  private @Nullable Cause cause;
  private Runnable action = () -> {};

  /** Requests a stop; later causes are ignored. Runs the registered action on this thread. */
  public void request(Cause why) {
    Runnable run;
    synchronized (this) {
      if (cause != null) {
        return;
      }
      cause = why;
      run = action;
      notifyAll();
    }
    run.run();
  }

  /** Returns the cause of the stop, if one was requested. */
  public synchronized Optional<Cause> cause() {
    return Optional.ofNullable(cause);
  }

  /** Registers the action that a request runs; runs it at once if there was a request already. */
  public void onRequest(Runnable stop) {
    boolean requested;
    synchronized (this) {
      action = stop;
      requested = cause != null;
    }
    if (requested) {
      stop.run();
    }
  }

  /** Waits; returns early, and true, as soon as a stop is requested. */
  public synchronized boolean sleep(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (cause == null) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        wait(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
    return true;
  }
}
