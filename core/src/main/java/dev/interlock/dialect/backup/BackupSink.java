package dev.interlock.dialect.backup;

/** A place that rows are written to before they are lost. Not thread-safe. */
@FunctionalInterface
public interface BackupSink {

  /** The place of a step that loses nothing. */
  BackupSink NONE =
      (statement, rows, source) -> {
        throw new IllegalStateException("nothing is saved here");
      };

  /**
   * Writes rows, reads them back and compares them. When this method returns, they are on disk. A
   * second call for the same statement and object replaces what the first one wrote. Nothing is
   * kept of a copy without rows.
   *
   * @param statement the number of the statement that loses the rows: for a step, the index in the
   *     step; for the place of a whole migration, the number in its script
   * @throws BackupFailed if the rows are not safe
   */
  Saved save(int statement, SavedRows rows, RowSource source);

  /**
   * Rows that are safe.
   *
   * @param place the backup, as the user would write it
   */
  record Saved(String place, long count) {}
}
