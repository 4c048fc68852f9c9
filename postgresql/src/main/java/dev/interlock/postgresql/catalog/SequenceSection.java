package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequences: independent ones, those owned by a column, and those of identity columns. */
record SequenceSection(
    CatalogBuilder builder, Namespaces namespaces, ServerNames names, CatalogScope scope)
    implements RelationalSection {

  @Override
  public String query(String inSchemas) {
    return """
    SELECT c.oid, n.nspname, c.relname,
      CASE c.relpersistence WHEN 'u' THEN 'unlogged' END,
      coalesce(d.refobjid, 0), coalesce(d.refobjsubid, 0), coalesce(d.deptype, 'n'),
      format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
      s.seqcycle, %s
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_sequence s ON s.seqrelid = c.oid
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
      AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    WHERE c.relnamespace%s AND c.relkind = 'S'\
    """
        .formatted(Privileges.of("c.relowner", "c.relacl", scope), inSchemas);
  }

  @Override
  public String columnsUpToRelation() {
    return "relation";
  }

  @Override
  public void take(Row row) {
    int oid = row.oid();
    var name = name(row.text(), row.text());
    builder.sequence(oid, name.printed());
    String persistence = row.next();
    int table = row.oid();
    int column = row.number();
    boolean identity = row.text().equals("i");
    var settings = new Settings(persistence, options(row, identity), row.next());
    if (builder.isOfExtension("pg_class", oid)) {
      return;
    }
    if (table == 0) {
      settings.describe(builder.draft(name.id(), "pg_class", oid));
      return;
    }
    Relation owner = builder.relation(table);
    Relation.Column of = owner == null ? null : owner.column(column);
    if (owner == null || of == null) {
      return; // Its table is not read.
    }
    var generated = new GeneratedName(owner.name(), of.name(), "seq");
    boolean unnamed = generated.matches(name.name()) && owner.schema().equals(name.schema());
    if (identity) {
      identity(of.draft(), unnamed ? "" : " named " + name.printed(), settings.options());
    } else if (unnamed) {
      var id = ObjectId.unnamed(ObjectKind.SEQUENCE, owner.path(), "of " + of.quoted());
      settings.describe(builder.draft(id, "pg_class", oid).named(name.name()));
      if (!name.name().equals(generated.base())) {
        builder.rename(name.next(), name(name.schema(), generated.base()).next());
      }
    } else {
      ObjectBuilder draft = builder.draft(name.id(), "pg_class", oid);
      settings.describe(draft);
      draft.put("owned by", owner.quoted() + "." + of.quoted());
    }
  }

  private Name name(String schema, String name) {
    return new Name(schema, name, names.quoted(schema, name));
  }

  private static void identity(ObjectBuilder column, String name, String options) {
    column.put(
        Attribute.IDENTITY,
        column.get(Attribute.IDENTITY) + name + (options.isEmpty() ? "" : " " + options));
  }

  /**
   * Returns the options that differ from the defaults of {@code CREATE SEQUENCE} (PostgreSQL
   * manual).
   */
  private static String options(Row row, boolean identity) {
    String type = row.text();
    long start = Long.parseLong(row.text());
    long increment = Long.parseLong(row.text());
    long min = Long.parseLong(row.text());
    long max = Long.parseLong(row.text());
    String cache = row.text();
    boolean cycle = row.isTrue();
    boolean up = increment > 0;
    List<String> options = new ArrayList<>();
    add(options, !identity && !type.equals("bigint"), "as " + type);
    add(options, start != (up ? min : max), "start " + start);
    add(options, increment != 1, "increment " + increment);
    add(options, min != (up ? 1 : lowest(type)), "minvalue " + min);
    add(options, max != (up ? highest(type) : -1), "maxvalue " + max);
    add(options, !cache.equals("1"), "cache " + cache);
    add(options, cycle, "cycle");
    return String.join(" ", options);
  }

  private static void add(List<String> options, boolean condition, String option) {
    if (condition) {
      options.add(option);
    }
  }

  private static long highest(String type) {
    return switch (type) {
      case "smallint" -> Short.MAX_VALUE;
      case "integer" -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }

  private static long lowest(String type) {
    return -highest(type) - 1;
  }

  /** The attributes of a sequence. */
  private record Settings(
      @Nullable String persistence, String options, @Nullable String privileges) {

    void describe(ObjectBuilder draft) {
      draft.put("persistence", persistence);
      draft.putIf(!options.isEmpty(), "options", options);
      draft.put(Privileges.ATTRIBUTE, privileges);
    }
  }

  /**
   * The name of a sequence.
   *
   * @param printed the name as the server prints it
   */
  private record Name(String schema, String name, String printed) {

    ObjectId id() {
      return ObjectId.of(ObjectKind.SEQUENCE, schema, name);
    }

    /** Returns the default of a column that takes its values from the sequence. */
    String next() {
      return NextValue.of(printed);
    }
  }
}
