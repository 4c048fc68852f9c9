package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Columns of all relations, and the attributes of composite types, without their defaults. */
record ColumnSection(
    CatalogBuilder builder, Namespaces namespaces, ServerNames names, CatalogScope scope, int major)
    implements RelationalSection {

  private static final int COMPRESSION_SINCE = 14;

  private static final Pattern SERVERS_OWN =
      Pattern.compile("^pg_attver=\\d+(, |$)|, pg_attver=\\d+");

  @Override
  public String query(String inSchemas) {
    return """
    SELECT a.attrelid, a.attnum, a.attname,
      format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
      a.attcollation,
      CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation
        THEN a.attcollation::regcollation END,
      CASE WHEN a.attstorage <> t.typstorage AND c.relkind <> 'v' THEN a.attstorage END,
      %s, nullif(a.attstattarget, -1), array_to_string(a.attoptions, ', '),
      CASE WHEN a.attinhcount > 0 AND NOT c.relispartition
        THEN CASE WHEN a.attislocal THEN 'and local' ELSE 'yes' END END,
      array_to_string(a.attfdwoptions, ', '), %s
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relnamespace%s AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
      AND a.attnum > 0 AND NOT a.attisdropped\
    """
        .formatted(
            major >= COMPRESSION_SINCE ? "nullif(a.attcompression, '')" : "NULL",
            Privileges.of("a.attacl", scope),
            inSchemas);
  }

  @Override
  public String columnsUpToRelation() {
    return "relation";
  }

  @Override
  public void take(Row row) {
    int table = row.oid();
    Relation relation = builder.relation(table);
    if (relation == null) {
      return;
    }
    int number = row.number();
    String name = row.text();
    ObjectBuilder draft = draft(relation, table, number, name);
    draft.put(Attribute.TYPE, row.text());
    draft.putIf(row.isTrue(), Attribute.NOT_NULL, "yes");
    draft.put(Attribute.IDENTITY, identity(row.text()));
    String generated = row.text();
    int collation = row.oid();
    draft.put(Attribute.COLLATION, row.next());
    draft.put("storage", storage(row.next()));
    draft.put("compression", compression(row.next()));
    draft.put("statistics", row.next());
    draft.put("options", RelationSection.ordered(chosen(row.next())));
    draft.put("inherited", row.next());
    draft.put("foreign options", row.next());
    draft.put(Privileges.ATTRIBUTE, row.next());
    relation.add(
        number, new Relation.Column(name, names.quoted(name), collation, generated, draft));
  }

  /**
   * Removes the column version that minor releases since November 2026 keep among the options of a
   * column (PostgreSQL 15.20, pg_attribute.h, ATTRIBUTE_VERSION_ATTOPTION).
   */
  private static @Nullable String chosen(@Nullable String options) {
    if (options == null) {
      return null;
    }
    String chosen = SERVERS_OWN.matcher(options).replaceAll("");
    return chosen.isEmpty() ? null : chosen;
  }

  private ObjectBuilder draft(Relation relation, int table, int number, String name) {
    var id = new ObjectId(ObjectKind.COLUMN, relation.path(name));
    if (relation.isComposite()) {
      return new ObjectBuilder(id)
          .put(Attribute.COMMENT, builder.commentOn("pg_class", table, number));
    }
    return builder.draft(id, "pg_class", table, number);
  }

  private static @Nullable String identity(String letter) {
    return switch (letter) {
      case "a" -> "always";
      case "d" -> "by default";
      default -> null;
    };
  }

  private static @Nullable String storage(@Nullable String letter) {
    return letter == null
        ? null
        : switch (letter) {
          case "p" -> "plain";
          case "e" -> "external";
          case "x" -> "extended";
          case "m" -> "main";
          default -> letter;
        };
  }

  private static @Nullable String compression(@Nullable String letter) {
    return letter == null
        ? null
        : switch (letter) {
          case "p" -> "pglz";
          case "l" -> "lz4";
          default -> letter;
        };
  }
}
