package dev.interlock.preflight;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.data.CheckedTable;
import dev.interlock.dialect.data.ForeignKeyDefinition;
import dev.interlock.script.ScriptSplitter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schema of a database as the statements of a plan change it, one after the other. A change
 * that does not fit the database is followed as far as it does: whether it fits is decided
 * elsewhere.
 */
final class ExpectedSchema {

  private final Map<ObjectId, CatalogObject> objects = new TreeMap<>();
  private final ScriptSplitter splitter;

  ExpectedSchema(Catalog live, ScriptSplitter splitter) {
    live.objects().forEach(object -> objects.put(object.id(), object));
    this.splitter = splitter;
  }

  private ExpectedSchema(ExpectedSchema other) {
    objects.putAll(other.objects);
    this.splitter = other.splitter;
  }

  ExpectedSchema copy() {
    return new ExpectedSchema(this);
  }

  ScriptSplitter splitter() {
    return splitter;
  }

  /** Returns the object after a change; empty if it is dropped, or altered without being known. */
  Optional<CatalogObject> after(Change change) {
    return switch (change) {
      case Change.Created(CatalogObject object) -> Optional.of(object);
      case Change.Dropped dropped -> Optional.empty();
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) ->
          find(id).map(object -> altered(object, attributes));
    };
  }

  void apply(Change change) {
    if (change instanceof Change.Dropped) {
      objects.remove(change.id());
    } else {
      after(change).ifPresent(object -> objects.put(object.id(), object));
    }
  }

  private static CatalogObject altered(CatalogObject object, List<AttributeChange> changes) {
    var attributes = new TreeMap<>(object.attributes());
    for (AttributeChange change : changes) {
      change
          .after()
          .ifPresentOrElse(
              value -> attributes.put(change.name(), value),
              () -> attributes.remove(change.name()));
    }
    return CatalogObject.of(object.id(), attributes, object.uncomparedAttributes());
  }

  Optional<CatalogObject> find(ObjectId id) {
    return Optional.ofNullable(objects.get(id));
  }

  Catalog catalog() {
    return Catalog.of(objects.values());
  }

  Stream<CatalogObject> all(ObjectKind kind) {
    return objects.values().stream().filter(object -> object.id().kind() == kind);
  }

  /** Returns a table with rows of its own; empty for a view, a foreign table, or none at all. */
  Optional<CheckedTable> table(List<String> path) {
    return find(new ObjectId(ObjectKind.TABLE, path)).map(this::table);
  }

  private CheckedTable table(CatalogObject table) {
    List<String> path = table.id().path();
    String schema = path.get(0);
    String name = path.get(1);
    return new CheckedTable(
        schema,
        name,
        table.attributes().containsKey("partition key"),
        all(ObjectKind.TABLE).anyMatch(child -> inherits(child, path)),
        primaryKey(path),
        columns(path),
        referencing(path));
  }

  private boolean inherits(CatalogObject child, List<String> parent) {
    return Optional.ofNullable(child.attributes().get("inherits"))
        .map(splitter::tokens)
        .filter(tokens -> tokens.names().anyMatch(parent.get(1)::equals))
        .isPresent();
  }

  private Stream<CatalogObject> parts(ObjectKind kind, List<String> table) {
    return all(kind).filter(object -> object.id().owner().equals(table));
  }

  private List<CheckedTable.Column> columns(List<String> table) {
    return parts(ObjectKind.COLUMN, table)
        .sorted(Comparator.comparingInt(ExpectedSchema::position))
        .map(ExpectedSchema::column)
        .toList();
  }

  private static int position(CatalogObject column) {
    return Integer.parseInt(
        column.uncomparedAttributes().getOrDefault(Attribute.POSITION, "" + Integer.MAX_VALUE));
  }

  static CheckedTable.Column column(CatalogObject column) {
    Map<String, String> attributes = column.attributes();
    boolean isNullable = !attributes.containsKey(Attribute.NOT_NULL);
    return new CheckedTable.Column(
        column.id().name(),
        attributes.getOrDefault(Attribute.TYPE, ""),
        isNullable,
        Optional.ofNullable(attributes.get(Attribute.DEFAULT)),
        !attributes.containsKey(Attribute.GENERATED)
            && !attributes.getOrDefault(Attribute.IDENTITY, "").startsWith("always"),
        !isNullable
            && !attributes.containsKey(Attribute.DEFAULT)
            && !attributes.containsKey(Attribute.IDENTITY)
            && !attributes.containsKey(Attribute.GENERATED));
  }

  private List<String> primaryKey(List<String> table) {
    return parts(ObjectKind.CONSTRAINT, table)
        .map(ExpectedSchema::definition)
        .map(splitter::tokens)
        .filter(tokens -> tokens.hasWords(0, "primary", "key"))
        .findFirst()
        .map(tokens -> {
          int end = 2;
          while (end < tokens.size() && !tokens.isSymbol(end, ")")) {
            end++;
          }
          return tokens.part(2, end).names().filter(name -> !name.isEmpty()).toList();
        })
        .map(names -> names.stream().map(name -> spelled(table, name)).toList())
        .orElseGet(List::of);
  }

  /** Returns the name as the column has it: definitions of SQLite are folded. */
  private String spelled(List<String> table, String name) {
    return parts(ObjectKind.COLUMN, table)
        .map(column -> column.id().name())
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  private List<String> referencing(List<String> table) {
    return all(ObjectKind.CONSTRAINT)
        .filter(constraint -> parent(constraint).filter(table::equals).isPresent())
        .map(constraint -> constraint.id().owner().get(1))
        .distinct()
        .toList();
  }

  /** Returns the path of the table that a foreign key refers to; empty for another constraint. */
  Optional<List<String>> parent(CatalogObject constraint) {
    String schema = constraint.id().schema();
    return ForeignKeyDefinition.of(splitter.tokens(definition(constraint)))
        .map(ForeignKeyDefinition::parent)
        .map(splitter::tokens)
        .map(name ->
            name.size() > 1
                ? List.of(name.name(0), name.name(2))
                : List.of(schema, tableNamed(schema, name.name(0))));
  }

  private String tableNamed(String schema, String name) {
    return all(ObjectKind.TABLE)
        .filter(table -> table.id().schema().equals(schema))
        .map(table -> table.id().name())
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }

  static String definition(CatalogObject rule) {
    return rule.attributes().getOrDefault(Attribute.DEFINITION, "");
  }
}
