package dev.interlock.report.diagram;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A table whose columns and keys are being collected. */
final class TableDraft {

  /**
   * A foreign key as it was read, which may refer to a partition or a table that is not read.
   *
   * @param name the constraint's name; empty if it has none
   */
  record NamedForeign(String name, KeyDefinition.Foreign key) {}

  private final CatalogObject table;
  private final List<CatalogObject> columns = new ArrayList<>();
  private final List<List<String>> uniqueKeys = new ArrayList<>();
  private final List<NamedForeign> foreignKeys = new ArrayList<>();
  private List<String> primaryKey = List.of();
  private int partitions;

  TableDraft(CatalogObject table) {
    this.table = table;
  }

  QualifiedName name() {
    return DiagramReader.name(table.id().path());
  }

  /** Returns the partitioned table that this one is a partition of. */
  Optional<QualifiedName> parent() {
    return Optional.ofNullable(table.attributes().get("partition of"))
        .map(text -> new DefinitionWords(text).table());
  }

  List<NamedForeign> foreignKeys() {
    return foreignKeys;
  }

  List<String> primaryKey() {
    return primaryKey;
  }

  void addColumn(CatalogObject column) {
    columns.add(column);
  }

  void addPartition() {
    partitions++;
  }

  /** Adds a constraint or an index, if it is a key. */
  void addKey(CatalogObject object) {
    String definition = object.attributes().getOrDefault(Attribute.DEFINITION, "");
    KeyDefinition.read(definition)
        .ifPresent(key -> {
          switch (key) {
            case KeyDefinition.Primary primary -> primaryKey = named(primary.columns());
            case KeyDefinition.Unique unique -> addUnique(named(unique.columns()));
            case KeyDefinition.Foreign foreign ->
                foreignKeys.add(new NamedForeign(constraintName(object), foreign));
          }
        });
  }

  private void addUnique(List<String> key) {
    if (!uniqueKeys.contains(key)) {
      uniqueKeys.add(key);
    }
  }

  private static String constraintName(CatalogObject object) {
    return object.id().isUnnamed()
        ? object.uncomparedAttributes().getOrDefault(Attribute.NAME, "")
        : object.id().name();
  }

  /** Returns the columns as the table spells them: SQLite ignores case. */
  List<String> named(List<String> names) {
    return names.stream().map(this::named).toList();
  }

  private String named(String name) {
    List<String> all = columns.stream().map(column -> column.id().name()).toList();
    return all.contains(name)
        ? name
        : all.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  /** Whether at most one row has the same values in these columns. */
  boolean isUnique(List<String> names) {
    return Stream.concat(Stream.of(primaryKey), uniqueKeys.stream())
        .anyMatch(key -> !key.isEmpty() && names.containsAll(key));
  }

  /** Whether one of these columns may be null. */
  boolean isOptional(List<String> names) {
    return columns.stream()
        .anyMatch(column -> names.contains(column.id().name()) && !isNotNull(column));
  }

  private boolean isNotNull(CatalogObject column) {
    return column.attributes().containsKey(Attribute.NOT_NULL)
        || primaryKey.contains(column.id().name());
  }

  Table table() {
    var foreign = new TreeSet<String>();
    foreignKeys.forEach(key -> foreign.addAll(named(key.key().columns())));
    return new Table(
        name(),
        table.id().kind(),
        comment(table),
        columns.stream()
            .sorted(Comparator.comparingInt(TableDraft::position))
            .map(column -> column(column, foreign.contains(column.id().name())))
            .toList(),
        primaryKey,
        uniqueKeys,
        partitions);
  }

  private Column column(CatalogObject column, boolean foreign) {
    String name = column.id().name();
    boolean isTable = table.id().kind() == ObjectKind.TABLE;
    return new Column(
        name,
        column.attributes().getOrDefault(Attribute.TYPE, ""),
        isNotNull(column) || !isTable,
        Stream.of(Attribute.IDENTITY, Attribute.GENERATED, Attribute.DEFAULT)
            .filter(word -> column.attributes().containsKey(word))
            .map(word -> word + " " + column.attributes().get(word))
            .findFirst(),
        comment(column),
        primaryKey.contains(name),
        foreign,
        uniqueKeys.contains(List.of(name)));
  }

  static Optional<String> comment(CatalogObject object) {
    return Optional.ofNullable(object.attributes().get(Attribute.COMMENT));
  }

  private static int position(CatalogObject column) {
    String position = column.uncomparedAttributes().get(Attribute.POSITION);
    return position == null ? 0 : Integer.parseInt(position);
  }
}
