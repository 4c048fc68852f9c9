package dev.interlock.drift;

import dev.interlock.catalog.CatalogObject;
import java.util.Optional;

/** Writes the statement that creates one object, in the SQL of the database. */
@FunctionalInterface
public interface Definitions {

  /** Writes no statement. */
  Definitions NONE = object -> Optional.empty();

  /**
   * Returns the statement; empty if the object is not created by its own statement, or if none is
   * known.
   */
  Optional<String> creating(CatalogObject object);
}
