package dev.interlock.postgresql.shadow;

import dev.interlock.effect.LockMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement outside transactions. Its locks are gone when it ends, so the second session
 * first blocks it: it holds a lock that all such statements have to wait for on every table, reads
 * the locks that the statement requests, and releases it. The observation therefore does not depend
 * on timing.
 */
final class NonTransactionalRun {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Connection observer;
  private final LockSampler locks;
  private volatile @Nullable SQLException failure;

  NonTransactionalRun(Connection observer, LockSampler locks) {
    this.observer = observer;
    this.locks = locks;
  }

  /** Runs the statement. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }

  /**
   * Runs the statement on a separate thread.
   *
   * @param tables their names as SQL takes them
   * @return the strongest lock on each relation that it held or requested when it was blocked
   */
  Map<Long, LockMode> run(Collection<String> tables, Work work) throws SQLException {
    execute("BEGIN");
    if (!tables.isEmpty()) {
      execute("LOCK TABLE " + String.join(", ", tables) + " IN SHARE UPDATE EXCLUSIVE MODE");
    }
    Thread thread =
        Thread.ofPlatform().daemon().name("interlock-shadow").start(() -> attempt(work));
    while (thread.isAlive() && !locks.isWaiting()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    Map<Long, LockMode> seen = thread.isAlive() ? locks.strongest() : Map.of();
    execute("COMMIT");
    await(thread);
    return seen;
  }

  private void await(Thread thread) throws SQLException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while a statement ran", "57014", e);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = observer.createStatement()) {
      statement.execute(sql);
    }
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      failure = e;
    }
  }
}
