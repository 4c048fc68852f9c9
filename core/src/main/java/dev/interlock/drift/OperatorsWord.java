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
public record OperatorsWord(Set<MigrationId> done, Set<MigrationId> missing) {

  /** Nobody was asked. */
  public static final OperatorsWord NONE = new OperatorsWord(Set.of(), Set.of());

  public OperatorsWord {
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
