package dev.interlock.project.diagnosis;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.List;
import java.util.Optional;

/**
 * The relations, or the columns of one table, that a schema has.
 *
 * @param ids their ids, in the order of the catalog
 */
record CatalogNames(List<ObjectId> ids) {

  CatalogNames {
    ids = List.copyOf(ids);
  }

  static CatalogNames relations(Catalog catalog) {
    return new CatalogNames(
        catalog.objects().stream()
            .map(CatalogObject::id)
            .filter(id -> isRelation(id.kind()))
            .toList());
  }

  /** Returns the columns of a table in any schema. */
  static CatalogNames columns(Catalog catalog, String table) {
    return new CatalogNames(
        catalog.objects().stream()
            .map(CatalogObject::id)
            .filter(id -> id.kind() == ObjectKind.COLUMN)
            .filter(id -> id.owner().getLast().equals(table))
            .toList());
  }

  private static boolean isRelation(ObjectKind kind) {
    return switch (kind) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE -> true;
      default -> false;
    };
  }

  /** Returns the objects with exactly this name, in any schema. */
  List<ObjectId> named(String name) {
    return ids.stream().filter(id -> id.name().equals(name)).toList();
  }

  /** Returns the first object whose name differs only in capitals. */
  Optional<ObjectId> inOtherCase(String name) {
    return ids.stream()
        .filter(id -> id.name().equalsIgnoreCase(name) && !id.name().equals(name))
        .findFirst();
  }

  /** Returns the object in a schema; without one, in a schema that sessions search by default. */
  Optional<ObjectId> in(Optional<String> schema, String name) {
    return named(name).stream()
        .filter(id ->
            schema
                .map(id.schema()::equals)
                .orElseGet(() -> Identifier.isDefaultSchema(id.schema())))
        .findFirst();
  }
}
