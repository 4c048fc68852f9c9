package dev.interlock.drift;

import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.util.Set;

/**
 * An operator's statements about migrations whose changes to rows no schema shows.
 *
 * @param done migrations whose rows were changed
 * @param missing migrations whose rows were not changed
 */
public record DataConfirmations(Set<MigrationId> done, Set<MigrationId> missing) {

  /** No statements. */
  public static final DataConfirmations NONE = new DataConfirmations(Set.of(), Set.of());

  public DataConfirmations {
    done = Set.copyOf(done);
    missing = Set.copyOf(missing);
  }

  public DataState of(Migration migration) {
    if (done.contains(migration.id())) {
      return DataState.DONE;
    }
    return missing.contains(migration.id()) ? DataState.NOT_DONE : DataState.UNKNOWN;
  }
}
