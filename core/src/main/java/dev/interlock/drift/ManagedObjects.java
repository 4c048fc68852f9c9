package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.MigrationEffect;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The part of a database that a history manages: the schemas in which it makes anything, and the
 * objects without a schema that it makes itself. An extension installed by the provider, or another
 * application's own schema, is not drift.
 */
final class ManagedObjects {

  private final Set<String> schemas = new HashSet<>();
  private final Set<ObjectId> others = new HashSet<>();
  private final Set<ObjectId> mentioned = new HashSet<>();

  private ManagedObjects() {}

  static ManagedObjects of(Collection<MigrationEffect> effects) {
    var managed = new ManagedObjects();
    for (MigrationEffect effect : effects) {
      effect.changes().stream().map(Change::id).forEach(managed::add);
      effect.parts().forEach(part -> part.changes().stream().map(Change::id).forEach(managed::add));
    }
    return managed;
  }

  private void add(ObjectId id) {
    mentioned.add(id);
    if (id.kind().isInSchema()) {
      schemas.add(id.schema());
    } else {
      others.add(id);
    }
  }

  /** Whether any migration makes, alters or drops the object. */
  boolean mentions(ObjectId id) {
    return mentioned.contains(id);
  }

  Set<ObjectId> mentioned() {
    return Collections.unmodifiableSet(mentioned);
  }

  Catalog in(Catalog database) {
    return Catalog.of(database.objects().stream().filter(object -> manages(object.id())).toList());
  }

  private boolean manages(ObjectId id) {
    if (id.kind() == ObjectKind.SCHEMA) {
      return others.contains(id) || schemas.contains(id.name());
    }
    return id.kind().isInSchema() ? schemas.contains(id.schema()) : others.contains(id);
  }
}
