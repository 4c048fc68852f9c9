package dev.interlock.backup;

import dev.interlock.dialect.backup.SavedRows;
import java.time.Instant;
import java.util.List;

/**
 * The rows and values that one run of a migration saved before it destroyed them.
 *
 * @param name by which it is asked for, such as {@code 20260105T081500Z-V4}
 * @param taken when the migration began to run, by the clock of that machine
 * @param parts in the order in which they were saved
 */
public record Backup(String name, Instant taken, BackupOrigin origin, List<Part> parts) {

  public Backup {
    parts = List.copyOf(parts);
  }

  /**
   * The rows of one table, or the values of one column.
   *
   * @param file its name in the backup
   * @param count the number of rows
   * @param bytes the length of the rows before compression
   * @param sha256 of the rows before compression, in hexadecimal
   */
  public record Part(SavedRows rows, String file, long count, long bytes, String sha256) {}

  /** Returns the number of rows and values. */
  public long count() {
    return parts.stream().mapToLong(Part::count).sum();
  }
}
