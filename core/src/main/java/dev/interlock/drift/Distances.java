package dev.interlock.drift;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.history.Migration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the objects that differ between a schema and each state along a history. An object is
 * compared only when a migration touches it, so the cost grows with the changes, not with the
 * number of states.
 */
final class Distances {

  private final Map<ObjectId, CatalogObject> live = new HashMap<>();
  private final Map<ObjectId, CatalogObject> state = new HashMap<>();
  private final RepeatableObjects repeatableObjects;
  private int differing;

  private Distances(Catalog schema, RepeatableObjects repeatableObjects) {
    this.repeatableObjects = repeatableObjects;
    schema.objects().forEach(object -> live.put(object.id(), object));
    differing = live.size();
  }

  /**
   * Returns the counts by number of applied migrations, from none to all.
   *
   * @param schema the schema without the objects of repeatables
   */
  static List<Integer> along(States states, Catalog schema) {
    var distances = new Distances(schema, states.repeatableObjects());
    var along = new ArrayList<Integer>();
    along.add(distances.differing);
    for (Migration migration : states.history().migrations()) {
      states.effect(migration.id()).changes().forEach(distances::apply);
      along.add(distances.differing);
    }
    return List.copyOf(along);
  }

  private void apply(Change change) {
    ObjectId id = change.id();
    differing -= differs(id);
    switch (change) {
      case Change.Created(CatalogObject object) -> state.put(id, object);
      case Change.Dropped dropped -> state.remove(id);
      case Change.Altered(ObjectId altered, List<AttributeChange> attributes) ->
          change
              .appliedTo(Optional.ofNullable(state.get(id)))
              .ifPresent(object -> state.put(id, object));
    }
    differing += differs(id);
  }

  private int differs(ObjectId id) {
    return isSame(live.get(id), bare(state.get(id))) ? 0 : 1;
  }

  private @Nullable CatalogObject bare(@Nullable CatalogObject object) {
    return object == null ? null : repeatableObjects.without(object).orElse(null);
  }

  private static boolean isSame(@Nullable CatalogObject one, @Nullable CatalogObject other) {
    return one == null
        ? other == null
        : other != null && one.attributes().equals(other.attributes());
  }
}
