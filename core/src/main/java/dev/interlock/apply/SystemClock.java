package dev.interlock.apply;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time of the system; each repeated task has a daemon thread of its own. */
final class SystemClock implements RunClock {

  /** Longest wait for a running tick: a session that hangs must not delay the service. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public boolean sleep(Duration duration, Cancellation cancellation) {
    return cancellation.sleep(duration);
  }

  @Override
  public Ticks every(Duration period, Runnable tick, Runnable end) {
    var closed = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("interlock-heartbeat")
            .start(() -> run(period, tick, end, closed));
    return () -> {
      closed.countDown();
      join(thread);
    };
  }

  private static void run(Duration period, Runnable tick, Runnable end, CountDownLatch closed) {
    try {
      while (!closed.await(period.toMillis(), TimeUnit.MILLISECONDS)) {
        tick.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end.run();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(FAREWELL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
