package dev.interlock.apply;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish to stop, from a signal or a deadline. Thread-safe; the first cause counts.
 *
 * <p>Whoever can be stopped registers how with {@link #onRequest}; whoever waits does so with
 * {@link #sleep}, which ends early.
 */
public final class Cancellation {

  /** Why to stop. */
  public sealed interface Cause {

    /** The command's time is up. */
    record DeadlineReached(Duration deadline) implements Cause {}

    /** The platform or a person wants the process gone. */
    record Signalled(String name, int number) implements Cause {}

    /** Another run has the migration lock now. */
    record LockLost() implements Cause {}

    /** How a command ends that is stopped while it waits and has changed nothing. */
    default Failure whileWaitingFor(String what) {
      return switch (this) {
        case Signalled(String name, int number) ->
            new Failure.Interrupted(
                Finding.error(
                    Code.INTERRUPTED,
                    "%s stopped the wait for %s; nothing was changed.".formatted(name, what)),
                number);
        case DeadlineReached(Duration deadline) ->
            new Failure.Unavailable(
                Finding.error(
                    Code.DEADLINE,
                    "the deadline of %d s ended the wait for %s; nothing was changed."
                        .formatted(deadline.toSeconds(), what)));
        case LockLost() ->
            throw new IllegalStateException("a lock that is not held cannot be lost");
      };
    }
  }

  private @Nullable Cause cause;
  private Runnable action = () -> {};

  /** Asks to stop; later causes are ignored. Runs the registered action on this thread. */
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

  /** Why to stop, if asked. */
  public synchronized Optional<Cause> cause() {
    return Optional.ofNullable(cause);
  }

  /** What to do at a request; runs at once if there already was one. */
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

  /** Waits; returns early, and true, as soon as somebody asks to stop. */
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
