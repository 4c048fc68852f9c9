package dev.interlock.drift;

import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The unit of comparison: a whole object if any statement of the plan creates or drops it, else
 * each attribute that a statement changes, independently of the others.
 */
record ComparedValue(ObjectId id, Optional<String> attribute) {

  static ComparedValue whole(ObjectId id) {
    return new ComparedValue(id, Optional.empty());
  }

  static ComparedValue of(ObjectId id, String attribute) {
    return new ComparedValue(id, Optional.of(attribute));
  }

  /** Returns the value among these objects; empty if the object or the attribute does not exist. */
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
