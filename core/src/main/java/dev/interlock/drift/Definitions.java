package dev.interlock.drift;

import dev.interlock.catalog.CatalogObject;
import java.util.Optional;

/** Writes the statement that makes one object, as the database at hand takes it. */
@FunctionalInterface
public interface Definitions {

  /** Nothing is ever written. */
  Definitions NONE = object -> Optional.empty();

  /** Empty where a statement of its own does not make the object, or nobody knows how. */
  Optional<String> creating(CatalogObject object);
}
