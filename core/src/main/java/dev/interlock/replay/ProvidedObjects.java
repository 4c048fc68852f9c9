package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Objects that a database has before its history begins, because its provider or platform creates
 * them. A schema that they created is theirs entirely. They do not count as made by the history.
 *
 * @param schemas the names of these schemas
 */
public record ProvidedObjects(Set<ObjectId> objects, Set<String> schemas) {

  /** The empty set: the database has only what every new database has. */
  public static final ProvidedObjects NONE = new ProvidedObjects(Set.of(), Set.of());

  public ProvidedObjects {
    objects = Set.copyOf(objects);
    schemas = Set.copyOf(schemas);
  }

  /** Returns the objects created since a database was new. */
  static ProvidedObjects between(Catalog fresh, Catalog now) {
    Set<ObjectId> made =
        now.objects().stream()
            .map(CatalogObject::id)
            .collect(Collectors.toCollection(HashSet::new));
    fresh.objects().forEach(object -> made.remove(object.id()));
    return new ProvidedObjects(
        made,
        made.stream()
            .filter(id -> id.kind() == ObjectKind.SCHEMA)
            .map(ObjectId::name)
            .collect(Collectors.toSet()));
  }

  public boolean isEmpty() {
    return objects.isEmpty();
  }

  /** Returns the schema without these objects. */
  public Catalog without(Catalog schema) {
    return isEmpty()
        ? schema
        : Catalog.of(schema.objects().stream().filter(object -> !has(object.id())).toList());
  }

  /** Whether the object is one of them, or a part of one of them. */
  public boolean cover(ObjectId id) {
    return has(id) || objects.stream().anyMatch(object -> object.path().equals(id.owner()));
  }

  private boolean has(ObjectId id) {
    return objects.contains(id) || (id.kind().isInSchema() && schemas.contains(id.schema()));
  }
}
