package dev.interlock.check.models;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.script.ScriptSplitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables and views of a catalog, with their columns, keys and other parts. */
final class ModelRelations {

  private final Map<List<String>, Relation> byPath = new LinkedHashMap<>();

  private ModelRelations() {}

  /**
   * @param splitter reads the definitions that the catalog's server prints
   */
  static ModelRelations of(Catalog catalog, ScriptSplitter splitter) {
    var relations = new ModelRelations();
    catalog.objects().stream()
        .filter(object -> isRelation(object.id().kind()))
        .forEach(object ->
            relations.byPath.put(key(object.id().path()), new Relation(object, splitter)));
    catalog.objects().forEach(relations::addPart);
    return relations;
  }

  private static boolean isRelation(ObjectKind kind) {
    return switch (kind) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> true;
      default -> false;
    };
  }

  private void addPart(CatalogObject object) {
    if (!object.id().kind().isPart()) {
      return;
    }
    Relation relation = byPath.get(key(object.id().owner()));
    if (relation != null) {
      relation.add(object);
    }
  }

  /**
   * Returns a key for the path. A product without schemas ignores the case of names
   * (sqlite.org/lang_keywords.html).
   */
  static List<String> key(List<String> path) {
    return path.getFirst().isEmpty()
        ? path.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList()
        : path;
  }

  Collection<Relation> all() {
    return Collections.unmodifiableCollection(byPath.values());
  }

  Optional<Relation> find(List<String> path) {
    return Optional.ofNullable(byPath.get(key(path)));
  }

  /** One table or view. */
  static final class Relation {

    private final CatalogObject object;
    private final ScriptSplitter splitter;
    private final Map<List<String>, CatalogObject> columns = new LinkedHashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<CatalogObject> others = new ArrayList<>();

    Relation(CatalogObject object, ScriptSplitter splitter) {
      this.object = object;
      this.splitter = splitter;
    }

    private void add(CatalogObject part) {
      switch (part.id().kind()) {
        case COLUMN -> columns.put(key(part.id().path()), part);
        case CONSTRAINT, INDEX ->
            Key.of(part, splitter).ifPresentOrElse(keys::add, () -> others.add(part));
        default -> others.add(part);
      }
    }

    ObjectId id() {
      return object.id();
    }

    boolean isTable() {
      return id().kind() == ObjectKind.TABLE || id().kind() == ObjectKind.FOREIGN_TABLE;
    }

    Collection<CatalogObject> columns() {
      return Collections.unmodifiableCollection(columns.values());
    }

    Optional<CatalogObject> column(ObjectId like) {
      var path = new ArrayList<>(id().path());
      path.add(like.name());
      return Optional.ofNullable(columns.get(key(path)));
    }

    List<Key> keys() {
      return Collections.unmodifiableList(keys);
    }

    /** Returns the values that a CHECK allows, by column. */
    Map<String, AllowedValues> allowedValues() {
      var allowed = new HashMap<String, AllowedValues>();
      for (CatalogObject other : others) {
        AllowedValues.of(other, splitter).ifPresent(values -> allowed.put(values.column(), values));
      }
      return allowed;
    }

    /**
     * Whether the column is NOT NULL. In SQLite the column of a primary key does not have the
     * attribute.
     */
    boolean isNotNull(CatalogObject column) {
      return column.attributes().containsKey(Attribute.NOT_NULL)
          || keys.stream().anyMatch(key -> key.isPrimary() && key.has(column.id().name()));
    }

    /** Whether the table accepts a row without a value for the column. */
    boolean isFilled(CatalogObject column) {
      var attributes = column.attributes();
      @Nullable String type = attributes.get(Attribute.TYPE);
      boolean isRowId =
          id().schema().isEmpty()
              && "integer".equals(type)
              && keys.stream().anyMatch(key -> key.isPrimary() && key.has(column.id().name()));
      return isRowId
          || attributes.containsKey(Attribute.DEFAULT)
          || attributes.containsKey(Attribute.IDENTITY)
          || attributes.containsKey(Attribute.GENERATED);
    }
  }
}
