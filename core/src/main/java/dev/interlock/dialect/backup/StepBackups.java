package dev.interlock.dialect.backup;

import dev.interlock.catalog.ObjectId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables and columns that statements of a step lose, saved directly before them.
 *
 * @param losses by the 0-based index of the statement in its step
 */
public record StepBackups(SortedMap<Integer, List<ObjectId>> losses, BackupSink sink) {

  /** Nothing to save. */
  public static final StepBackups NONE = new StepBackups(new TreeMap<>(), BackupSink.NONE);

  public StepBackups {
    losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
  }

  /** Returns what one statement loses. */
  public List<ObjectId> before(int statement) {
    return losses.getOrDefault(statement, List.of());
  }
}
