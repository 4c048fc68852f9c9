package dev.interlock.postgresql.online;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.StatementEffect;
import dev.interlock.script.token.TokenSequence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of a statement before it.
 *
 * @param written the name in the statement, as written
 * @param qualifier the schema in the statement with its dot; empty if the search path decides
 * @param added the columns that the statement adds
 */
record LiveTable(
    String schema,
    String name,
    String written,
    String qualifier,
    Set<String> added,
    Catalog catalog) {

  /**
   * Reads the name between two tokens. Where the statement leaves the schema to the search path,
   * its effect shows it.
   */
  static LiveTable of(
      TokenSequence tokens, int from, int end, StatementEffect effect, Catalog catalog) {
    String name = tokens.name(end - 1);
    if (name.isEmpty()) {
      throw new NoSteps("the name of its table could not be read");
    }
    String schema =
        end - from > 1
            ? tokens.name(end - 3)
            : schemas(name, effect)
                .findFirst()
                .orElseThrow(() -> new NoSteps("the schema of its table is not known"));
    var table =
        new LiveTable(
            schema,
            name,
            tokens.text(from, end),
            tokens.text(from, end - 1),
            columns(
                effect.changes().stream().filter(Change.Created.class::isInstance).map(Change::id),
                List.of(schema, name)),
            catalog);
    if (catalog.find(ObjectId.of(ObjectKind.TABLE, schema, name)).isEmpty()) {
      throw new NoSteps("it is not about a table that exists");
    }
    return table;
  }

  private static Stream<String> schemas(String name, StatementEffect effect) {
    Stream<String> changed =
        effect.changes().stream()
            .map(Change::id)
            .map(ObjectId::owner)
            .filter(owner -> owner.size() > 1 && owner.get(1).equals(name))
            .map(List::getFirst);
    String suffix = "." + Identifier.quoted(name);
    Stream<String> locked =
        effect.locks().keySet().stream()
            .filter(relation -> relation.endsWith(suffix))
            .map(relation -> relation.substring(0, relation.length() - suffix.length()))
            .filter(Identifier::isPlain);
    return Stream.concat(changed, locked);
  }

  /** Returns its partitions, none of which has partitions. */
  List<ObjectId> partitions() {
    List<CatalogObject> partitions =
        catalog.objects().stream()
            .filter(object -> object.id().kind() == ObjectKind.TABLE)
            .filter(object -> isParentOf(object.attributes().getOrDefault("partition of", "")))
            .toList();
    if (partitions.stream().anyMatch(each -> each.attributes().containsKey("partition key"))) {
      throw new NoSteps("its partitions have partitions");
    }
    return partitions.stream().map(CatalogObject::id).toList();
  }

  /** Whether a partition with this parent and these bounds is one of the table. */
  private boolean isParentOf(String parentAndBounds) {
    return parentAndBounds.startsWith(
        Identifier.quoted(schema) + "." + Identifier.quoted(name) + " ");
  }

  boolean isPartitioned() {
    return catalog
        .find(ObjectId.of(ObjectKind.TABLE, schema, name))
        .filter(table -> table.attributes().containsKey("partition key"))
        .isPresent();
  }

  void requirePlain(String what) {
    if (isPartitioned()) {
      throw new NoSteps(what + " on a partitioned table has no such steps");
    }
  }

  boolean isNotNull(String column) {
    return column(column)
        .map(found -> found.attributes().getOrDefault(Attribute.NOT_NULL, ""))
        .filter(value -> !value.isEmpty() && !value.contains("not valid"))
        .isPresent();
  }

  private Optional<CatalogObject> column(String column) {
    return catalog.find(ObjectId.of(ObjectKind.COLUMN, schema, name, column));
  }

  /** Returns the names of its columns, with those that the statement adds. */
  Set<String> columns() {
    Set<String> columns =
        columns(catalog.objects().stream().map(CatalogObject::id), List.of(schema, name));
    columns.addAll(added);
    return columns;
  }

  private static Set<String> columns(Stream<ObjectId> ids, List<String> table) {
    return ids.filter(id -> id.kind() == ObjectKind.COLUMN && id.owner().equals(table))
        .map(ObjectId::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Whether an object of the schema, or a constraint of the table, has this name. */
  boolean isTaken(String other) {
    return catalog.objects().stream()
        .filter(object -> object.id().schema().equals(schema))
        .filter(object ->
            switch (object.id().kind()) {
              case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX, CONSTRAINT -> true;
              default -> false;
            })
        .anyMatch(object ->
            object
                .uncomparedAttributes()
                .getOrDefault(Attribute.NAME, object.id().isUnnamed() ? "" : object.id().name())
                .equals(other));
  }

  /** Returns a name of the server's own making, if it is free. */
  String free(String generated) {
    if (isTaken(generated)) {
      throw new NoSteps(
          "its constraint has no name, and `%s`, which the server would choose, is taken"
              .formatted(generated));
    }
    return generated;
  }
}
