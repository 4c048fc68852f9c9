package dev.interlock.postgresql.shadow;

import dev.interlock.effect.LockMode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A statement outside transactions: its locks are gone when it is done, so they are sampled while
 * it runs.
 */
final class BareRun {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final LockSampler locks;
  private final Map<Long, LockMode> seen = new HashMap<>();
  private volatile @Nullable SQLException failure;

  BareRun(LockSampler locks) {
    this.locks = locks;
  }

  /** What runs the statement. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }

  /** Runs it on a thread beside and returns the strongest lock seen on each relation. */
  Map<Long, LockMode> run(Work work) throws SQLException {
    locks.forget();
    Thread thread =
        Thread.ofPlatform().daemon().name("interlock-shadow").start(() -> attempt(work));
    while (thread.isAlive()) {
      sample();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    locks.forget();
    if (failure != null) {
      throw failure;
    }
    return seen;
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      failure = e;
    }
  }

  private void sample() throws SQLException {
    locks
        .fresh()
        .forEach((oid, mode) ->
            seen.merge(oid, mode, (one, other) -> one.compareTo(other) > 0 ? one : other));
  }
}
