package dev.interlock.report.diagram;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads tables, views, keys and enums of a catalog. A partition is not shown itself: its table
 * counts it, and takes its foreign keys.
 */
public final class DiagramReader {

  private static final Comparator<Reference> ORDER =
      Comparator.comparing(Reference::from)
          .thenComparing(Reference::to)
          .thenComparing(key -> String.join("\0", key.columns()))
          .thenComparing(Reference::name);

  private final Map<QualifiedName, TableDraft> tables = new TreeMap<>();
  private final Map<QualifiedName, QualifiedName> parents = new HashMap<>();

  private DiagramReader() {}

  /** Returns the diagram of a catalog. Equal catalogs give equal diagrams. */
  public static Diagram read(Catalog catalog) {
    return new DiagramReader().of(catalog);
  }

  private Diagram of(Catalog catalog) {
    var enums = new ArrayList<EnumType>();
    catalog.objects().forEach(object -> take(object, enums));
    parents.values().retainAll(tables.keySet());
    List<Reference> references =
        tables.values().stream()
            .flatMap(table -> table.foreignKeys().stream().flatMap(key -> reference(table, key)))
            .sorted(ORDER)
            .distinct()
            .toList();
    parents.keySet().forEach(name -> draft(root(name)).addPartition());
    List<Table> shown =
        tables.values().stream()
            .filter(table -> !parents.containsKey(table.name()))
            .map(TableDraft::table)
            .toList();
    return new Diagram(shown, references, enums);
  }

  /**
   * Takes an object. Kinds come in the order of their dependencies, so a table before its parts.
   */
  private void take(CatalogObject object, List<EnumType> enums) {
    switch (object.id().kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> {
        var table = new TableDraft(object);
        tables.put(table.name(), table);
        table.parent().ifPresent(parent -> parents.put(table.name(), parent));
      }
      case COLUMN -> owner(object).ifPresent(table -> table.addColumn(object));
      case CONSTRAINT, INDEX -> owner(object).ifPresent(table -> table.addKey(object));
      case ENUM ->
          enums.add(
              new EnumType(
                  name(object.id().path()),
                  TableDraft.comment(object),
                  labels(object.attributes().getOrDefault(Attribute.LABELS, ""))));
      default -> {
        // Not part of a diagram.
      }
    }
  }

  /** Returns the owner; empty for a domain's constraint. */
  private Optional<TableDraft> owner(CatalogObject part) {
    return Optional.ofNullable(tables.get(name(part.id().owner())));
  }

  static QualifiedName name(List<String> path) {
    return new QualifiedName(path.get(0), path.get(1));
  }

  /**
   * Returns the foreign key between shown tables; none if the other table is not in the catalog.
   */
  private Stream<Reference> reference(TableDraft table, TableDraft.NamedForeign foreign) {
    KeyDefinition.Foreign key = foreign.key();
    QualifiedName to = root(spelled(key.target()));
    TableDraft target = tables.get(to);
    if (target == null) {
      return Stream.empty();
    }
    List<String> columns = table.named(key.columns());
    List<String> targetColumns =
        key.targetColumns().isEmpty() ? target.primaryKey() : target.named(key.targetColumns());
    return Stream.of(
        new Reference(
            foreign.name(),
            root(table.name()),
            columns,
            to,
            targetColumns,
            table.isUnique(columns),
            table.isOptional(columns),
            key.onDelete()));
  }

  /** Returns the name as the catalog spells it: SQLite ignores case. */
  private QualifiedName spelled(QualifiedName name) {
    return tables.containsKey(name)
        ? name
        : tables.keySet().stream()
            .filter(other ->
                other.schema().equals(name.schema()) && other.name().equalsIgnoreCase(name.name()))
            .findFirst()
            .orElse(name);
  }

  private TableDraft draft(QualifiedName name) {
    return Objects.requireNonNull(tables.get(name));
  }

  private QualifiedName root(QualifiedName name) {
    QualifiedName root = name;
    for (var up = parents.get(name); up != null; up = parents.get(up)) {
      root = up;
    }
    return root;
  }

  /** Returns the labels of a list such as {@code 'sad', 'it''s ok'}. */
  static List<String> labels(String list) {
    var labels = new ArrayList<String>();
    int at = list.indexOf('\'');
    while (at >= 0) {
      int end = at + 1;
      while (end < list.length() && (list.charAt(end) != '\'' || list.startsWith("''", end))) {
        end += list.charAt(end) == '\'' ? 2 : 1;
      }
      labels.add(list.substring(at + 1, end).replace("''", "'"));
      at = list.indexOf('\'', end + 1);
    }
    return labels;
  }
}
