package dev.interlock.drift;

import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.util.Set;

/**
 * What an operator says of migrations whose rows no schema shows.
 *
 * @param done their rows were changed
 * @param missing their rows were not
 */
public record DataConfirmations(Set<MigrationId> done, Set<MigrationId> missing) {

  /** Nobody was asked. */
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
