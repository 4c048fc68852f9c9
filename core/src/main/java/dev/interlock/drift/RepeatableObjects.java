package dev.interlock.drift;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.effect.MigrationEffect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The objects that repeatable migrations make. Repeatables run after all versioned migrations, so a
 * database with pending migrations may already show their objects, or still show objects that
 * versioned migrations made in their place. Therefore schemas and states are compared without them.
 */
final class RepeatableObjects {

  private final Set<ObjectId> objects = new HashSet<>();
  private final Set<List<String>> owners = new HashSet<>();
  private final Map<ObjectId, Set<String>> attributes = new HashMap<>();

  private RepeatableObjects() {}

  static RepeatableObjects of(Collection<MigrationEffect> repeatables) {
    var repeatableObjects = new RepeatableObjects();
    repeatables.forEach(effect -> effect.changes().forEach(repeatableObjects::add));
    return repeatableObjects;
  }

  private void add(Change change) {
    switch (change) {
      case Change.Created(CatalogObject object) -> add(object.id());
      case Change.Dropped(CatalogObject object) -> add(object.id());
      case Change.Altered(ObjectId id, List<AttributeChange> changed) -> {
        var names = attributes.computeIfAbsent(id, key -> new HashSet<>());
        changed.forEach(attribute -> names.add(attribute.name()));
      }
    }
  }

  private void add(ObjectId id) {
    objects.add(id);
    if (!id.kind().isPart()) {
      owners.add(id.path());
    }
  }

  /** Returns the schema without the objects and attributes of repeatables. */
  Catalog without(Catalog schema) {
    if (objects.isEmpty() && attributes.isEmpty()) {
      return schema;
    }
    var rest = new ArrayList<CatalogObject>();
    schema.objects().forEach(object -> without(object).ifPresent(rest::add));
    return Catalog.of(rest);
  }

  /** Returns one object without the attributes of repeatables; empty if it is theirs entirely. */
  Optional<CatalogObject> without(CatalogObject object) {
    return covers(object.id()) ? Optional.empty() : Optional.of(bare(object));
  }

  private boolean covers(ObjectId id) {
    return objects.contains(id) || (id.kind().isPart() && owners.contains(id.owner()));
  }

  private CatalogObject bare(CatalogObject object) {
    Set<String> names = attributes.getOrDefault(object.id(), Set.of());
    if (names.isEmpty()) {
      return object;
    }
    var kept = new TreeMap<>(object.attributes());
    kept.keySet().removeAll(names);
    return new CatalogObject(object.id(), kept, object.uncomparedAttributes());
  }
}
