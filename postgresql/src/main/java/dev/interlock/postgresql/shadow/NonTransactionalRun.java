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
 * A statement outside transactions. Its locks are gone when it is done, so the second session first
 * stands in its way: it holds a lock on every table that all such statements have to wait for,
 * looks at what the statement wants, and lets it pass. So what is seen does not depend on the
 * moment.
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

  /** What runs the statement. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException;
  }

  /**
   * Runs it on a thread beside.
   *
   * @param tables as SQL takes their names
   * @return the strongest lock it wanted on each relation when it met the first of ours
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
