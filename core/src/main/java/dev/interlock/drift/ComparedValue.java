package dev.interlock.drift;

import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a schema is compared as one thing: a whole object where any part of the plan makes or
 * drops it, and else each attribute that a part changes, whatever the others are.
 */
record ComparedValue(ObjectId id, Optional<String> attribute) {

  static ComparedValue whole(ObjectId id) {
    return new ComparedValue(id, Optional.empty());
  }

  static ComparedValue of(ObjectId id, String attribute) {
    return new ComparedValue(id, Optional.of(attribute));
  }

  /** What the cell holds among these objects; empty where the object or the attribute is not. */
  Optional<Map<String, String>> in(Map<ObjectId, CatalogObject> objects) {
    @Nullable CatalogObject object = objects.get(id);
    if (object == null) {
      return Optional.empty();
    }
    if (attribute.isEmpty()) {
      return Optional.of(object.attributes());
    }
    String name = attribute.get();
    return Optional.ofNullable(object.attributes().get(name)).map(value -> Map.of(name, value));
  }
}
