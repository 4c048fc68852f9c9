package dev.interlock.drift;

import dev.interlock.history.Migration;

/** Tells whether the rows of a migration were written. */
@FunctionalInterface
public interface DataMigrationProbe {

  /**
   * Returns the state of the migration's rows. This may run a query, so it is called only if the
   * answer decides.
   */
  DataState of(Migration migration);
}
