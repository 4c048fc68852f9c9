package dev.interlock.converge;

import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import java.util.Map;
import java.util.Optional;

/**
 * The smallest thing of a schema that can be as it should be or not: one attribute of one object,
 * or that the object is there at all.
 */
record Cell(ObjectId id, String attribute) {

  /** No attribute is called so. */
  private static final String EXISTENCE = "";

  private static final String THERE = "there";

  static Cell existence(ObjectId id) {
    return new Cell(id, EXISTENCE);
  }

  boolean isExistence() {
    return attribute.equals(EXISTENCE);
  }

  /** What the cell holds among these objects; empty where the object or the attribute is not. */
  Optional<String> in(Map<ObjectId, CatalogObject> objects) {
    return of(Optional.ofNullable(objects.get(id)));
  }

  /** What the cell holds if the object is this one. */
  Optional<String> of(Optional<CatalogObject> object) {
    return isExistence()
        ? object.map(there -> THERE)
        : object.map(there -> there.attributes().get(attribute));
  }
}
