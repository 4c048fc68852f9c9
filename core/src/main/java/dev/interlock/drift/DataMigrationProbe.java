package dev.interlock.drift;

import dev.interlock.history.Migration;

/** Knows of migrations whether their rows were written. */
@FunctionalInterface
public interface DataMigrationProbe {

  /** Perhaps by a query, so it is asked only where that decides. */
  DataState of(Migration migration);
}
