package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;

/** Publications, without those of a provider. */
record PublicationSection(
    CatalogBuilder builder, Namespaces namespaces, CatalogScope scope, int major)
    implements Section {

  private static final int FILTERS_SINCE = 15;
  private static final int GENERATED_COLUMNS_SINCE = 18;

  @Override
  public String query() {
    boolean filters = major >= FILTERS_SINCE;
    return """
    SELECT p.oid, p.pubname, p.puballtables,
      concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update'
        END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
      p.pubviaroot, %s, %s,
      (SELECT string_agg(concat(r.prrelid::regclass, %s), ', '
          ORDER BY r.prrelid::regclass::text COLLATE "C")
        FROM pg_publication_rel r WHERE r.prpubid = p.oid),
      %s
    FROM pg_publication p\
    """
        .formatted(
            major >= GENERATED_COLUMNS_SINCE ? "p.pubgencols = 's'" : "false",
            filters
                ? """
                (SELECT string_agg(s.pnnspid::regnamespace::text, ', '
                    ORDER BY s.pnnspid::regnamespace::text COLLATE "C")
                  FROM pg_publication_namespace s WHERE s.pnpubid = p.oid)\
                """
                : "NULL",
            filters
                ? """
                ' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
                    FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs))
                  || ')',
                ' WHERE ' || pg_get_expr(r.prqual, r.prrelid)\
                """
                : "''",
            Privileges.of("p.pubowner", "NULL::aclitem[]", scope));
  }

  @Override
  public void take(Row row) {
    int oid = row.oid();
    String name = row.text();
    if (ProviderSchemas.publishes(name, namespaces.roles())
        || builder.isOfExtension("pg_publication", oid)) {
      return;
    }
    builder
        .draft(ObjectId.of(ObjectKind.PUBLICATION, name), "pg_publication", oid)
        .putIf(row.isTrue(), "all tables", "yes")
        .put("publish", row.next())
        .putIf(row.isTrue(), "via partition root", "yes")
        .putIf(row.isTrue(), "generated columns", "stored")
        .put("schemas", row.next())
        .put("tables", row.next())
        .put(Privileges.ATTRIBUTE, row.next());
  }
}
