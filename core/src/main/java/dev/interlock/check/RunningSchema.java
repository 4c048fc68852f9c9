package dev.interlock.check;

import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema after each migration in turn, in one mutable map: a new catalog for each migration
 * would be slow.
 */
final class RunningSchema {

  private final Map<ObjectId, CatalogObject> objects = new HashMap<>();

  Optional<CatalogObject> find(ObjectId id) {
    return Optional.ofNullable(objects.get(id));
  }

  void apply(List<Change> changes) {
    for (Change change : changes) {
      change
          .appliedTo(find(change.id()))
          .ifPresentOrElse(
              object -> objects.put(change.id(), object), () -> objects.remove(change.id()));
    }
  }
}
