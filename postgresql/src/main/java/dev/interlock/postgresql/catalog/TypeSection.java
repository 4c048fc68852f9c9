package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;

/** Enums, domains, range types and base types; composite types are relations. */
record TypeSection(CatalogBuilder builder, Namespaces namespaces, CatalogScope scope, int major)
    implements Section {

  private static final int MULTIRANGES_SINCE = 14;

  @Override
  public String query() {
    return """
    SELECT t.oid, n.nspname, t.typname, t.typtype,
      CASE t.typtype
        WHEN 'e' THEN (
          SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
          FROM pg_enum e WHERE e.enumtypid = t.oid)
        WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod)
        WHEN 'r' THEN (
          SELECT concat('subtype ', format_type(r.rngsubtype, NULL),
            CASE WHEN NOT o.opcdefault THEN ' opclass ' || o.opcname END,
            ' collation ' || nullif(r.rngcollation, 0)::regcollation,
            ' canonical ' || nullif(r.rngcanonical::oid, 0)::regproc,
            ' subtype_diff ' || nullif(r.rngsubdiff::oid, 0)::regproc, %s)
          FROM pg_range r JOIN pg_opclass o ON o.oid = r.rngsubopc WHERE r.rngtypid = t.oid)
        WHEN 'b' THEN concat('input ', t.typinput, ' output ', t.typoutput,
          ' receive ' || nullif(t.typreceive::oid, 0)::regproc,
          ' send ' || nullif(t.typsend::oid, 0)::regproc,
          ' length ', t.typlen, ' align ', t.typalign, ' storage ', t.typstorage,
          ' category ', t.typcategory, CASE WHEN t.typbyval THEN ' by value' END)
        ELSE 'shell' END,
      t.typnotnull, t.typdefault,
      CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation
        THEN t.typcollation::regcollation END, %s
    FROM pg_type t
    JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_type b ON b.oid = t.typbasetype
    WHERE t.typnamespace IN (%s) AND (t.typtype IN ('e', 'd', 'r', 'p') OR (t.typtype = 'b'
      AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)))\
    """
        .formatted(
            major >= MULTIRANGES_SINCE
                ? """
                ' multirange ' || (SELECT nullif(m.typname, CASE WHEN t.typname ~ 'range'
                    THEN regexp_replace(t.typname, 'range', 'multirange')
                    ELSE t.typname || '_multirange' END)
                  FROM pg_type m WHERE m.oid = r.rngmultitypid)\
                """
                : "NULL",
            Privileges.of("t.typowner", "t.typacl", scope),
            namespaces.list());
  }

  @Override
  public void take(Row row) {
    int oid = row.oid();
    String schema = row.text();
    String name = row.text();
    ObjectKind kind = kind(row.text());
    if (builder.isOfExtension("pg_type", oid)) {
      return;
    }
    builder
        .draft(ObjectId.of(kind, schema, name), "pg_type", oid)
        .put(attribute(kind), row.next())
        .putIf(row.isTrue(), Attribute.NOT_NULL, "yes")
        .put(Attribute.DEFAULT, row.next())
        .put(Attribute.COLLATION, row.next())
        .put(Privileges.ATTRIBUTE, row.next());
  }

  private static String attribute(ObjectKind kind) {
    return switch (kind) {
      case ENUM -> Attribute.LABELS;
      case DOMAIN -> Attribute.TYPE;
      default -> Attribute.DEFINITION;
    };
  }

  private static ObjectKind kind(String letter) {
    return switch (letter) {
      case "e" -> ObjectKind.ENUM;
      case "d" -> ObjectKind.DOMAIN;
      case "r" -> ObjectKind.RANGE_TYPE;
      default -> ObjectKind.BASE_TYPE;
    };
  }
}
