package dev.interlock.batch;

import java.time.Duration;

/**
 * The number of rows of the next batch: from the time of the last one, so that each takes about the
 * target. A batch is never more than twice as large as the one before, because the first ones run
 * with cold caches or over rows that need no change.
 */
public final class BatchSize {

  private static final int LEAST = 100;
  private static final int MOST = 100_000;

  private final Duration target;
  private final int least;
  private int rows;

  /**
   * @param first the rows of the first batch, at least 1
   */
  public BatchSize(int first, Duration target) {
    this.target = target;
    this.least = Math.min(first, LEAST);
    this.rows = first;
  }

  /** Returns the number of rows of the next batch. */
  public int rows() {
    return rows;
  }

  /** Follows the time of the last batch. */
  public void took(Duration time) {
    double wanted = (double) rows * target.toNanos() / Math.max(1, time.toNanos());
    rows = bounded(Math.min(wanted, 2.0 * rows));
  }

  /** Halves the next batch, because other sessions waited for the last one. */
  public void halve() {
    rows = bounded(rows / 2.0);
  }

  private int bounded(double wanted) {
    return (int) Math.max(least, Math.min(MOST, wanted));
  }
}
