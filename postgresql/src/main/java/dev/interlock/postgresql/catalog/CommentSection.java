package dev.interlock.postgresql.catalog;

/** All comments, and what belongs to extensions: what every other section asks about. */
record CommentSection(Assembly assembly) implements Section {

  /** What initdb itself says of the schema that every database has. */
  private static final String OF_EVERY_DATABASE = "standard public schema";

  @Override
  public String query() {
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
  public void take(Row row) {
    String catalog = row.text();
    int oid = row.oid();
    int part = row.number();
    String text = row.next();
    if (text == null) {
      assembly.ofExtension(catalog, oid);
    } else if (!text.equals(OF_EVERY_DATABASE)) {
      assembly.comment(catalog, oid, part, text);
    }
  }
}
