package dev.interlock.effect;

/** How many rows of a table a statement wrote. */
public record RowCounts(long inserted, long updated, long deleted) {

  /** Both together. */
  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        inserted + other.inserted, updated + other.updated, deleted + other.deleted);
  }

  public boolean isNone() {
    return inserted == 0 && updated == 0 && deleted == 0;
  }
}
