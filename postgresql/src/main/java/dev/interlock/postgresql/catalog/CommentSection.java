package dev.interlock.postgresql.catalog;

/** All comments and the members of extensions, which every other section looks up. */
record CommentSection(CatalogBuilder builder, Namespaces namespaces) implements RelationalSection {

  /** The comment that initdb gives the schema public. */
  private static final String OF_EVERY_DATABASE = "standard public schema";

  /** Ignores the schemas: comments belong to none. */
  @Override
  public String query(String inSchemas) {
    return """
    SELECT d.classoid::regclass, d.objoid, d.objsubid, d.description
    FROM pg_description d
    WHERE (d.objoid >= 16384 OR d.classoid = 'pg_namespace'::regclass)
      AND d.classoid <> 'pg_extension'::regclass
    UNION ALL
    SELECT d.classid::regclass, d.objid, 0, NULL
    FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'\
    """;
  }

  @Override
  public String columnsUpToRelation() {
    return "catalog, id";
  }

  /** Selects only comments on relations and their parts; the members of extensions are known. */
  @Override
  public String queryOfSome() {
    return """
    WITH asked (relations) AS MATERIALIZED (SELECT $1::oid[]),
    parts (id) AS (
      SELECT unnest(relations) FROM asked
      UNION ALL SELECT c.reltype FROM pg_class c
      WHERE c.oid = ANY ((SELECT relations FROM asked)::oid[])
      UNION ALL SELECT i.indexrelid FROM pg_index i
      WHERE i.indrelid = ANY ((SELECT relations FROM asked)::oid[])
      UNION ALL SELECT o.oid FROM pg_constraint o
      WHERE o.conrelid = ANY ((SELECT relations FROM asked)::oid[])
      UNION ALL SELECT t.oid FROM pg_trigger t
      WHERE t.tgrelid = ANY ((SELECT relations FROM asked)::oid[])
      UNION ALL SELECT p.oid FROM pg_policy p
      WHERE p.polrelid = ANY ((SELECT relations FROM asked)::oid[])
      UNION ALL SELECT r.oid FROM pg_rewrite r
      WHERE r.ev_class = ANY ((SELECT relations FROM asked)::oid[]))
    SELECT d.classoid::regclass, d.objoid, d.objsubid, d.description
    FROM pg_description d WHERE d.objoid = ANY (ARRAY(SELECT id FROM parts))\
    """;
  }

  @Override
  public void take(Row row) {
    String catalog = row.text();
    int oid = row.oid();
    int part = row.number();
    String text = row.next();
    if (text == null) {
      builder.ofExtension(catalog, oid);
    } else if (!text.equals(OF_EVERY_DATABASE)) {
      builder.comment(catalog, oid, part, text);
    }
  }
}
