package dev.interlock.drift;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.Wording;
import dev.interlock.catalog.Wording.Likeness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Objects that are identified by their definition. If another version of the server prints the
 * definition differently, the object gets the id that the seals use.
 *
 * @param sealed every id that the history mentions
 * @param preferred ids of the applied migrations
 */
record UnnamedObjects(Collection<ObjectId> sealed, Set<ObjectId> preferred, Wording wording) {

  List<CatalogObject> renamed(List<CatalogObject> objects) {
    Map<ObjectId, ObjectId> names = names(objects);
    if (names.isEmpty()) {
      return objects;
    }
    var renamed = new ArrayList<CatalogObject>(objects.size());
    for (CatalogObject object : objects) {
      ObjectId name = names.get(object.id());
      renamed.add(
          name == null
              ? object
              : new CatalogObject(name, object.attributes(), object.uncomparedAttributes()));
    }
    return renamed;
  }

  private Map<ObjectId, ObjectId> names(List<CatalogObject> objects) {
    var taken = new HashSet<ObjectId>();
    objects.forEach(object -> taken.add(object.id()));
    var known = new HashSet<>(sealed);
    var names = new HashMap<ObjectId, ObjectId>();
    for (CatalogObject object : objects) {
      ObjectId id = object.id();
      if (id.isUnnamed() && !known.contains(id)) {
        like(id, taken, preferred)
            .or(() -> like(id, taken, sealed))
            .ifPresent(name -> {
              taken.add(name);
              names.put(id, name);
            });
      }
    }
    return names;
  }

  private Optional<ObjectId> like(ObjectId id, Set<ObjectId> taken, Collection<ObjectId> among) {
    return among.stream()
        .filter(each -> !taken.contains(each) && isLike(each, id))
        .min(ObjectId::compareTo);
  }

  private boolean isLike(ObjectId each, ObjectId id) {
    return each.isUnnamed()
        && each.kind() == id.kind()
        && each.owner().equals(id.owner())
        && each.path().size() == id.path().size()
        && wording.compare(
                id.kind(), Attribute.DEFINITION, Optional.of(each.name()), Optional.of(id.name()))
            != Likeness.DIFFERENT;
  }
}
