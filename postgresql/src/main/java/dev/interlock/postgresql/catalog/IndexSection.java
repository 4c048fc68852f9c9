package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Indexes, but for those that a partition has because its parent has them. What is special about
 * the index of a constraint becomes part of the constraint.
 *
 * <p>{@code pg_get_indexdef} takes half of the time of a whole catalog. It is asked only for
 * indexes that are not plain: a B-tree over columns with the default operator class of their type
 * and no collation of their own. Those are put together here in the same words.
 */
final class IndexSection implements RelationalSection {

  private static final int NULLS_NOT_DISTINCT_SINCE = 15;

  private final Assembly assembly;
  private final Namespaces namespaces;
  private final ConstraintSection constraints;
  private final int major;

  IndexSection(Assembly assembly, Namespaces namespaces, ConstraintSection constraints, int major) {
    this.assembly = assembly;
    this.namespaces = namespaces;
    this.constraints = constraints;
    this.major = major;
  }

  /**
   * The length of what {@code pg_get_indexdef} says before the method is cut off; an index of a
   * partitioned table is {@code ON ONLY} it. The operator classes are those for which the type of
   * the column goes without saying: not {@code bpchar_ops}, which other texts can have too.
   */
  @Override
  public String query() {
    return """
    WITH plain AS (
      SELECT array_agg(o.oid) AS classes FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod
      WHERE m.amname = 'btree' AND o.opcdefault AND o.oid < 16384 AND o.opcname <> 'bpchar_ops')
    SELECT i.indexrelid, i.indrelid, c.relname, i.indisunique, i.indnkeyatts, i.indkey, i.indoption,
      i.indcollation, %1$s, i.indisvalid, i.indisready, i.indisclustered, i.indisreplident,
      s.spcname, array_to_string(c.reloptions, ', '),
      CASE WHEN NOT x.plain THEN (
        SELECT string_agg(a.attname, chr(31) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = i.indexrelid) END,
      CASE WHEN NOT x.plain AND NOT EXISTS (
          SELECT FROM pg_constraint o WHERE o.conindid = i.indexrelid AND o.conrelid = i.indrelid
            AND o.contype IN ('p', 'u', 'x'))
        THEN substr(pg_get_indexdef(i.indexrelid),
          length(concat('CREATE ', CASE WHEN i.indisunique THEN 'UNIQUE ' END, 'INDEX ',
            quote_ident(c.relname), ' ON ', CASE WHEN c.relkind = 'I' THEN 'ONLY ' END,
            i.indrelid::regclass, ' USING ')) + 1) END,
      (SELECT string_agg(a.attnum || ' ' || a.attstattarget, ', ' ORDER BY a.attnum)
        FROM pg_attribute a WHERE NOT x.plain AND a.attrelid = i.indexrelid
          AND a.attstattarget >= 0)
    FROM pg_index i
    CROSS JOIN plain
    JOIN pg_class c ON c.oid = i.indexrelid
    LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
    JOIN pg_am m ON m.oid = c.relam
    CROSS JOIN LATERAL (SELECT m.amname = 'btree' AND i.indexprs IS NULL AND i.indpred IS NULL
      AND i.indclass::oid[] <@ plain.classes
      AND i.indcollation::oid[] <@ ARRAY[0, 'pg_catalog."default"'::regcollation]::oid[]) x (plain)
    WHERE c.relnamespace IN (%2$s) AND NOT c.relispartition\
    """
        .formatted(
            major >= NULLS_NOT_DISTINCT_SINCE ? "i.indnullsnotdistinct" : "false",
            namespaces.list());
  }

  @Override
  public String columnsUpToRelation() {
    return "id, relation";
  }

  @Override
  public void take(Row row) {
    var index = Index.read(row);
    Relation relation = assembly.relation(index.table());
    if (relation == null || assembly.isOfExtension("pg_class", index.oid())) {
      return;
    }
    Draft draft = draft(relation, index);
    String words = draft.id().name();
    draft.putIf(!index.valid(), Attribute.VALID, "no");
    draft.putIf(!index.ready(), "ready", "no");
    draft.put("options", RelationSection.ordered(index.options()));
    draft.put("tablespace", index.tablespace());
    draft.put("statistics", index.statistics());
    relation.draft().putIf(index.clustered(), "clustered on", words);
    relation.draft().putIf(index.replicaIdentity(), "replica identity", "index " + words);
  }

  private Draft draft(Relation relation, Index index) {
    List<String> columns = columnNames(relation, index);
    var waiting = constraints.of(index.oid());
    if (waiting != null) {
      return constraints
          .draft(waiting, madeUpName(relation, columns, waiting.label()))
          .put("comment on index", assembly.commentOn("pg_class", index.oid(), 0));
    }
    String definition = definition(relation, index);
    var id =
        madeUpName(relation, columns, "idx").matches(index.name())
            ? ObjectId.unnamed(ObjectKind.INDEX, relation.path(), definition)
            : ObjectId.of(ObjectKind.INDEX, relation.path(index.name()));
    return assembly
        .draft(id, "pg_class", index.oid())
        .named(index.name())
        .put(Attribute.DEFINITION, definition);
  }

  private static MadeUpName madeUpName(Relation relation, List<String> columns, String label) {
    return label.equals("pkey")
        ? new MadeUpName(relation.name(), null, label)
        : MadeUpName.of(relation.name(), columns, label);
  }

  /** An expression is called as the index calls it. */
  private static List<String> columnNames(Relation relation, Index index) {
    var names = new ArrayList<String>();
    for (int i = 0; i < index.columns().size(); i++) {
      Relation.Column column = relation.column(index.columns().get(i));
      names.add(column == null ? index.names().get(i) : column.name());
    }
    return names;
  }

  private static String definition(Relation relation, Index index) {
    String unique = index.unique() ? "UNIQUE " : "";
    String rest = index.definition();
    return unique
        + (rest == null ? PlainIndex.definition(relation, index) : withoutOptions(rest, index));
  }

  /** They are an attribute of their own; {@code get_reloptions} prints them like this. */
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
