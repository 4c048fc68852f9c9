package dev.interlock.testkit.fake;

import dev.interlock.apply.Cancellation;
import dev.interlock.apply.RunClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * A clock that moves only when a run sleeps or a test advances it. All that is due on the way runs
 * on the calling thread, in order of time, so that a run with its heartbeat, its lease and its
 * deadline happens in one thread and always in the same way.
 */
public final class ManualClock implements RunClock {

  private record Due(Duration moment, long number, Runnable action) {}

  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparing(Due::moment).thenComparingLong(Due::number));

  private Duration now = Duration.ZERO;
  private long planned;

  /** Returns the time since the clock was created. */
  public Duration now() {
    return now;
  }

  /** Runs an action at a moment; if that has passed, at the next advance. */
  public void at(Duration moment, Runnable action) {
    agenda.add(new Due(moment, planned++, action));
  }

  /** Lets time pass. */
  public void advance(Duration duration) {
    advance(duration, () -> false);
  }

  /**
   * Lets time pass until something comes true.
   *
   * @return whether it came true
   */
  public boolean advance(Duration duration, BooleanSupplier isOver) {
    Duration end = now.plus(duration);
    while (!isOver.getAsBoolean()) {
      Due next = agenda.peek();
      if (next == null || next.moment().compareTo(end) > 0) {
        now = later(end);
        return false;
      }
      agenda.remove();
      now = later(next.moment());
      next.action().run();
    }
    return true;
  }

  /** Lets time pass while the process is suspended: what is due in the meantime runs late. */
  public void suspend(Duration duration) {
    now = now.plus(duration);
  }

  private Duration later(Duration moment) {
    return moment.compareTo(now) > 0 ? moment : now;
  }

  @Override
  public long nanoTime() {
    return now.toNanos();
  }

  @Override
  public boolean sleep(Duration duration, Cancellation cancellation) {
    return advance(duration, () -> cancellation.cause().isPresent());
  }

  @Override
  public Ticks every(Duration period, Runnable tick, Runnable end) {
    var repeated = new Repeated(period, tick, end);
    repeated.plan();
    return repeated;
  }

  private final class Repeated implements Ticks {

    private final Duration period;
    private final Runnable tick;
    private final Runnable end;
    private boolean closed;

    Repeated(Duration period, Runnable tick, Runnable end) {
      this.period = period;
      this.tick = tick;
      this.end = end;
    }

    void plan() {
      at(now.plus(period), this::run);
    }

    private void run() {
      if (!closed) {
        tick.run();
        plan();
      }
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        end.run();
      }
    }
  }
}
