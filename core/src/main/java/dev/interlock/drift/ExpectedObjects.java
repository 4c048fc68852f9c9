package dev.interlock.drift;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * The objects that a history makes, for the applied migrations and along the whole history. A
 * change applies whatever precedes it, so that seals that do not fit together still show the result
 * of each migration.
 */
final class ExpectedObjects {

  private final States states;
  private final SortedSet<MigrationId> claimed;
  private final Map<ObjectId, CatalogObject> now = new HashMap<>();

  /**
   * @param claimed the versioned migrations that count as applied
   */
  ExpectedObjects(States states, SortedSet<MigrationId> claimed) {
    this.states = states;
    this.claimed = claimed;
    for (Migration migration : states.history().migrations()) {
      if (claimed.contains(migration.id())) {
        states.effect(migration.id()).changes().forEach(change -> apply(change, now));
      }
    }
    states
        .history()
        .repeatables()
        .forEach(each -> states.effect(each.id()).changes().forEach(change -> apply(change, now)));
  }

  /** Returns the objects of the applied migrations, by id. */
  Map<ObjectId, CatalogObject> now() {
    return now;
  }

  /** Returns every form that each of these objects has along the history, in order. */
  Map<ObjectId, List<CatalogObject>> forms(Collection<ObjectId> wanted) {
    var current = new HashMap<ObjectId, CatalogObject>();
    var forms = new HashMap<ObjectId, List<CatalogObject>>();
    for (Migration migration : states.history().all()) {
      for (Change change : steps(states.effect(migration.id()))) {
        apply(change, current);
        CatalogObject form = current.get(change.id());
        if (form != null && wanted.contains(change.id())) {
          forms.computeIfAbsent(change.id(), id -> new ArrayList<>()).add(form);
        }
      }
    }
    return forms;
  }

  /** Whether a pending migration makes, changes or drops the object. */
  boolean isPending(ObjectId id) {
    return states.history().migrations().stream()
        .filter(migration -> !claimed.contains(migration.id()))
        .flatMap(migration -> steps(states.effect(migration.id())).stream())
        .anyMatch(change -> change.id().equals(id));
  }

  private static List<Change> steps(MigrationEffect effect) {
    return effect.parts().isEmpty()
        ? effect.changes()
        : effect.parts().stream().map(StatementEffect::changes).flatMap(List::stream).toList();
  }

  private static void apply(Change change, Map<ObjectId, CatalogObject> objects) {
    switch (change) {
      case Change.Created(CatalogObject object) -> objects.put(object.id(), object);
      case Change.Dropped(CatalogObject object) -> objects.remove(object.id());
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) ->
          objects.computeIfPresent(id, (key, before) -> altered(before, attributes));
    }
  }

  private static CatalogObject altered(CatalogObject before, List<AttributeChange> attributes) {
    var changed = new TreeMap<>(before.attributes());
    for (AttributeChange change : attributes) {
      Optional<String> after = change.after();
      if (after.isPresent()) {
        changed.put(change.name(), after.get());
      } else {
        changed.remove(change.name());
      }
    }
    return new CatalogObject(before.id(), changed, before.uncomparedAttributes());
  }
}
