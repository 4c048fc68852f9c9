package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.ledger.ToolTables;
import org.jspecify.annotations.Nullable;

/** Tables, views, materialized views, foreign tables and composite types, without their columns. */
record RelationSection(CatalogBuilder builder, Namespaces namespaces, CatalogScope scope, int major)
    implements RelationalSection {

  private static final int DETACHED_CONCURRENTLY_SINCE = 14;

  @Override
  public String query(String inSchemas) {
    return """
    SELECT c.oid, c.reltype, n.nspname, c.relname, c.relkind, c.relispartition,
      CASE c.relpersistence WHEN 'u' THEN 'unlogged' END,
      CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
      CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
      i.parents, nullif(c.reloftype, 0)::regtype, nullif(m.amname, 'heap'), s.spcname,
      array_to_string(c.reloptions, ', '), array_to_string(t.reloptions, ', '),
      CASE WHEN c.relforcerowsecurity THEN 'forced' END,
      CASE WHEN c.relrowsecurity THEN 'enabled' END,
      CASE WHEN c.relkind NOT IN ('r', 'p') THEN NULL WHEN c.relreplident = 'n' THEN 'nothing'
        WHEN c.relreplident = 'f' THEN 'full' END,
      CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
      c.relkind = 'm' AND NOT c.relispopulated,
      f.srvname, array_to_string(ft.ftoptions, ', '),
      %s
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_am m ON m.oid = c.relam
    LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
    LEFT JOIN pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL
    LEFT JOIN (SELECT inhrelid, string_agg(concat(inhparent::regclass, %s), ', ' ORDER BY inhseqno)
        FROM pg_inherits GROUP BY inhrelid) i (child, parents) ON i.child = c.oid
    LEFT JOIN pg_foreign_table ft ON ft.ftrelid = c.oid
    LEFT JOIN pg_foreign_server f ON f.oid = ft.ftserver
    WHERE c.relnamespace%s AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')\
    """
        .formatted(
            Privileges.of("c.relowner", "c.relacl", scope),
            major >= DETACHED_CONCURRENTLY_SINCE
                ? "CASE WHEN inhdetachpending THEN ' (being detached)' END"
                : "''",
            inSchemas);
  }

  @Override
  public String columnsUpToRelation() {
    return "relation";
  }

  @Override
  public void take(Row row) {
    int oid = row.oid();
    int type = row.oid();
    String schema = row.text();
    String name = row.text();
    ObjectKind kind = kind(row.text());
    boolean partition = row.isTrue();
    if (builder.isOfExtension("pg_class", oid) || ToolTables.has(name)) {
      return;
    }
    var id = ObjectId.of(kind, schema, name);
    ObjectBuilder draft =
        kind == ObjectKind.COMPOSITE_TYPE
            ? builder.draft(id, "pg_type", type)
            : builder.draft(id, "pg_class", oid);
    describe(draft, partition, row);
    builder.add(oid, new Relation(schema, name, draft, partition));
  }

  private static void describe(ObjectBuilder draft, boolean partition, Row row) {
    draft.put("persistence", row.next());
    draft.put("partition key", row.next());
    String bound = row.next();
    String parents = row.next();
    draft.put(partition ? "partition of" : "inherits", partition ? parents + " " + bound : parents);
    draft.put("of type", row.next());
    draft.put("access method", row.next());
    draft.put("tablespace", row.next());
    draft.put("options", ordered(row.next()));
    draft.put("toast options", ordered(row.next()));
    draft.put("force row security", row.next());
    draft.put(Attribute.ROW_SECURITY, row.next());
    draft.put("replica identity", row.next());
    draft.put(Attribute.DEFINITION, stripped(row.next()));
    draft.putIf(row.isTrue(), "populated", "no");
    draft.put("server", row.next());
    draft.put("foreign options", row.next());
    draft.put(Privileges.ATTRIBUTE, row.next());
  }

  /** Sorts the options, which the server keeps in the order they were given. */
  static @Nullable String ordered(@Nullable String options) {
    return options == null
        ? null
        : java.util.Arrays.stream(options.split(", "))
            .sorted()
            .collect(java.util.stream.Collectors.joining(", "));
  }

  private static @Nullable String stripped(@Nullable String definition) {
    return definition == null ? null : definition.strip();
  }

  private static ObjectKind kind(String letter) {
    return switch (letter) {
      case "v" -> ObjectKind.VIEW;
      case "m" -> ObjectKind.MATERIALIZED_VIEW;
      case "f" -> ObjectKind.FOREIGN_TABLE;
      case "c" -> ObjectKind.COMPOSITE_TYPE;
      default -> ObjectKind.TABLE;
    };
  }
}
