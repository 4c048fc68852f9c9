package dev.interlock.dialect.backup;

import java.util.List;

/**
 * The result for one table or column.
 *
 * @param restored rows inserted, or values set where there was none
 * @param same rows or values that are in the database as they were saved
 * @param different rows or values that differ from the saved ones; with consent, they were replaced
 * @param gone saved values whose row does not exist; they stay in the backup
 * @param left columns that do not exist any more, whose values stay in the backup
 */
public record RestoredRows(
    SavedRows rows, long restored, long same, long different, long gone, List<String> left) {

  public RestoredRows {
    left = List.copyOf(left);
  }
}
