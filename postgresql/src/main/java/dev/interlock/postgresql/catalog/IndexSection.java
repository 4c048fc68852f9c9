package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Indexes, except those that a partition inherits from its parent. The attributes of a constraint's
 * index become attributes of the constraint.
 *
 * <p>{@code pg_get_indexdef} takes half of the time of a whole catalog. The definitions of plain
 * indexes are therefore written here in the same words: B-trees over columns with the default
 * operator class of their type and no collation of their own. Of indexes that are plain except for
 * an expression or a condition, the server prints one for each expression key; it prints every
 * other index.
 */
final class IndexSection implements RelationalSection {

  private static final int NULLS_NOT_DISTINCT_SINCE = 15;

  private final CatalogBuilder builder;
  private final Namespaces namespaces;
  private final ServerNames names;
  private final ConstraintSection constraints;
  private final DeparseQueue deparse;
  private final int major;

  IndexSection(
      CatalogBuilder builder,
      Namespaces namespaces,
      ServerNames names,
      ConstraintSection constraints,
      DeparseQueue deparse,
      int major) {
    this.builder = builder;
    this.namespaces = namespaces;
    this.names = names;
    this.constraints = constraints;
    this.deparse = deparse;
    this.major = major;
  }

  /**
   * Reads names and statistics targets only for indexes with an expression; others have none of
   * their own.
   */
  @Override
  public String query(String inSchemas) {
    return """
    SELECT i.indexrelid, i.indrelid, c.relname, i.indisunique, i.indnkeyatts, i.indkey, i.indoption,
      i.indcollation, i.indclass, %s, i.indisvalid, i.indisready, i.indisclustered,
      i.indisreplident, c.relam,
      CASE WHEN c.reltablespace <> 0 THEN (
        SELECT s.spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace) END,
      array_to_string(c.reloptions, ', '), i.indexprs, i.indpred,
      CASE WHEN i.indexprs IS NOT NULL THEN (
        SELECT string_agg(a.attname, chr(31) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = i.indexrelid) END,
      CASE WHEN i.indexprs IS NOT NULL THEN (
        SELECT string_agg(a.attnum || ' ' || a.attstattarget, ', ' ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) END
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace%s AND NOT c.relispartition\
    """
        .formatted(
            major >= NULLS_NOT_DISTINCT_SINCE ? "i.indnullsnotdistinct" : "false", inSchemas);
  }

  @Override
  public Namespaces namespaces() {
    return namespaces;
  }

  @Override
  public String columnsUpToRelation() {
    return "id, relation";
  }

  @Override
  public void take(Row row) {
    var index = Index.read(row);
    Relation relation = builder.relation(index.table());
    if (relation == null || builder.isOfExtension("pg_class", index.oid())) {
      return;
    }
    var waiting = constraints.of(index.oid());
    if (waiting != null) {
      constraints.define(waiting, index, draft -> describe(relation, index, draft));
    } else if (!index.isUsual(names)) {
      ask(relation, index, null);
    } else if (index.isOverColumns()) {
      define(relation, index, PlainIndex.definition(relation, index));
    } else {
      ask(relation, index, index.options() == null ? index.shape(relation) : null);
    }
  }

  private void ask(Relation relation, Index index, @Nullable String shape) {
    deparse.ask(
        DeparseQueue.Kind.INDEX,
        index.oid(),
        shape,
        text -> define(relation, index, withoutOptions(text, index)));
  }

  private void define(Relation relation, Index index, String rest) {
    String definition = index.unique() ? "UNIQUE " + rest : rest;
    var id =
        generatedName(relation, index, "idx").matches(index.name())
            ? ObjectId.unnamed(ObjectKind.INDEX, relation.path(), definition)
            : new ObjectId(ObjectKind.INDEX, relation.path(index.name()));
    ObjectBuilder draft =
        builder
            .draft(id, "pg_class", index.oid())
            .named(index.name())
            .put(Attribute.DEFINITION, definition);
    describe(relation, index, draft);
  }

  private static void describe(Relation relation, Index index, ObjectBuilder draft) {
    String words = draft.id().name();
    draft.putIf(!index.valid(), Attribute.VALID, "no");
    draft.putIf(!index.ready(), "ready", "no");
    draft.put("options", RelationSection.ordered(index.options()));
    draft.put("tablespace", index.tablespace());
    draft.put("statistics", index.statistics());
    relation.draft().putIf(index.clustered(), "clustered on", words);
    relation.draft().putIf(index.replicaIdentity(), "replica identity", "index " + words);
  }

  /**
   * Returns the name that the server generates for an index, or for the constraint it implements.
   */
  static GeneratedName generatedName(Relation relation, Index index, String label) {
    return label.equals("pkey")
        ? new GeneratedName(relation.name(), null, label)
        : GeneratedName.of(relation.name(), columnNames(relation, index), label);
  }

  /** Returns the names of the columns; for an expression, the name that the index gives it. */
  private static List<String> columnNames(Relation relation, Index index) {
    var names = new ArrayList<String>();
    for (int i = 0; i < index.columns().size(); i++) {
      Relation.Column column = relation.column(index.columns().get(i));
      names.add(column == null ? index.names().get(i) : column.name());
    }
    return names;
  }

  /**
   * Removes the options, which are an attribute of their own; {@code get_reloptions} prints them
   * so.
   */
  private static String withoutOptions(String definition, Index index) {
    String options = index.options();
    if (options == null) {
      return definition;
    }
    String with =
        Arrays.stream(options.split(", "))
            .map(option -> option.split("=", 2))
            .map(option -> Identifier.quoted(option[0]) + "=" + literal(option[1]))
            .collect(Collectors.joining(", ", " WITH (", ")"));
    int at = definition.indexOf(with);
    return at < 0
        ? definition
        : definition.substring(0, at) + definition.substring(at + with.length());
  }

  private static String literal(String value) {
    return Identifier.quoted(value).equals(value) ? value : "'" + value.replace("'", "''") + "'";
  }
}
