package dev.interlock.postgresql.session;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.postgresql.script.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statements that drop the objects of a catalog. Each drops its dependents too, so their order
 * does not matter; parts of tables are dropped with their tables.
 *
 * @param extensions the extensions that may be dropped
 * @param home the schema of the ledger, which existed before the first migration and is kept
 */
record Drops(Catalog catalog, Set<String> extensions, String home) {

  /** Returns the schemas that are dropped as a whole. */
  Set<String> schemas() {
    return catalog.objects().stream()
        .filter(object -> object.id().kind() == ObjectKind.SCHEMA)
        .map(object -> object.id().name())
        .filter(name -> !name.equals(home))
        .collect(Collectors.toSet());
  }

  List<String> statements() {
    Set<String> whole = schemas();
    return catalog.objects().reversed().stream()
        .map(CatalogObject::id)
        .filter(id -> !id.isUnnamed() && !id.kind().isPart() && !whole.contains(id.schema()))
        .flatMap(id -> statement(id).stream())
        .map(statement -> statement + " CASCADE")
        .toList();
  }

  private Optional<String> statement(ObjectId id) {
    return switch (id.kind()) {
      case SCHEMA ->
          id.name().equals(home)
              ? Optional.empty()
              : Optional.of("DROP SCHEMA IF EXISTS " + QualifiedName.quoted(id.name()));
      case EXTENSION ->
          extensions.contains(id.name())
              ? Optional.of("DROP EXTENSION IF EXISTS " + QualifiedName.quoted(id.name()))
              : Optional.empty();
      case FOREIGN_DATA_WRAPPER -> Optional.of(plain("FOREIGN DATA WRAPPER", id));
      case FOREIGN_SERVER -> Optional.of(plain("SERVER", id));
      case EVENT_TRIGGER -> Optional.of(plain("EVENT TRIGGER", id));
      case PUBLICATION -> Optional.of(plain("PUBLICATION", id));
      case COLLATION, SEQUENCE, TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, DOMAIN ->
          Optional.of(named(id.kind().word(), id));
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> Optional.of(named("TYPE", id));
      case STATISTICS -> Optional.of(named("STATISTICS", id));
      case TEXT_SEARCH_DICTIONARY, TEXT_SEARCH_CONFIGURATION ->
          Optional.of(named(id.kind().word(), id));
      case ROUTINE -> Optional.of(named("ROUTINE", id) + "(" + id.path().getLast() + ")");
      case OPERATOR ->
          Optional.of(
              "DROP OPERATOR IF EXISTS %s.%s (%s)"
                  .formatted(
                      QualifiedName.quoted(id.schema()), id.path().get(1), id.path().getLast()));
      case OPERATOR_FAMILY, OPERATOR_CLASS ->
          Optional.of(named(id.kind().word(), id) + " USING " + id.path().getLast());
      case CAST -> Optional.of("DROP CAST IF EXISTS (" + String.join(" AS ", id.path()) + ")");
      case COLUMN, CONSTRAINT, INDEX, TRIGGER, RULE, POLICY -> Optional.empty();
    };
  }

  private static String plain(String kind, ObjectId id) {
    return "DROP %s IF EXISTS %s".formatted(kind, QualifiedName.quoted(id.name()));
  }

  private static String named(String kind, ObjectId id) {
    return "DROP %s IF EXISTS %s".formatted(kind, qualified(id));
  }

  static String qualified(ObjectId id) {
    return QualifiedName.of(id.schema(), id.path().get(1)).quoted();
  }
}
