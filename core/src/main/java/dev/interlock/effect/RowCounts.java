package dev.interlock.effect;

/** The number of rows of a table that a statement wrote. */
public record RowCounts(long inserted, long updated, long deleted) {

  /** Returns the sums. */
  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        inserted + other.inserted, updated + other.updated, deleted + other.deleted);
  }

  public boolean isNone() {
    return inserted == 0 && updated == 0 && deleted == 0;
  }
}
