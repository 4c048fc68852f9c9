package dev.interlock.catalog;

import static dev.interlock.catalog.ObjectKind.COLUMN;
import static dev.interlock.catalog.ObjectKind.CONSTRAINT;
import static dev.interlock.catalog.ObjectKind.INDEX;
import static dev.interlock.catalog.ObjectKind.MATERIALIZED_VIEW;
import static dev.interlock.catalog.ObjectKind.TABLE;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of the attributes that are rules and those that are tuning. An attribute without a row
 * is a rule, so that a new attribute is never ignored by accident. A test compares this table with
 * the one in {@code docs/drift.md}.
 */
public final class AttributeGrades {

  private static final Set<ObjectKind> ANY = EnumSet.allOf(ObjectKind.class);
  private static final String NOT_VALID = ", not valid";

  /** The condition under which a row applies. */
  private enum When {
    ALWAYS(""),
    /** The value is gone: every row is now known to satisfy the constraint. */
    REMOVED("`no` becomes the default"),
    /** The same for a NOT NULL. */
    VALIDATED("`not valid` is gone");

    private final String words;

    When(String words) {
      this.words = words;
    }
  }

  /**
   * One row of the table.
   *
   * @param attribute its name in the catalog
   * @param kinds the kinds of object that the row covers
   * @param meaning a text for readers, such as the statement that changes the attribute
   */
  public record Row(
      String attribute, Set<ObjectKind> kinds, String condition, Grade grade, String meaning) {
    public Row {
      kinds = kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    }
  }

  private record Tuned(String attribute, Set<ObjectKind> kinds, When when, String meaning) {
    boolean covers(ObjectKind kind, String name, Optional<String> before, Optional<String> after) {
      return attribute.equals(name)
          && kinds.contains(kind)
          && switch (when) {
            case ALWAYS -> true;
            case REMOVED -> before.isPresent() && after.isEmpty();
            case VALIDATED ->
                before.isPresent()
                    && after.isPresent()
                    && before.get().equals(after.get() + NOT_VALID);
          };
    }
  }

  private static final List<Tuned> TUNED =
      List.of(
          new Tuned(Attribute.COMMENT, ANY, When.ALWAYS, "`COMMENT ON`"),
          new Tuned("comment on index", Set.of(CONSTRAINT), When.ALWAYS, "`COMMENT ON INDEX`"),
          new Tuned("comment on not null", Set.of(COLUMN), When.ALWAYS, "`COMMENT ON CONSTRAINT`"),
          new Tuned(
              "options",
              Set.of(TABLE, MATERIALIZED_VIEW, INDEX, CONSTRAINT, COLUMN),
              When.ALWAYS,
              "storage parameters: `fillfactor`, `autovacuum_*`, `n_distinct`, `fastupdate` …"),
          new Tuned(
              "toast options",
              Set.of(TABLE, MATERIALIZED_VIEW),
              When.ALWAYS,
              "storage parameters of the TOAST table"),
          new Tuned("statistics", Set.of(COLUMN, INDEX), When.ALWAYS, "`SET STATISTICS`"),
          new Tuned(
              "target", Set.of(ObjectKind.STATISTICS), When.ALWAYS, "`ALTER STATISTICS … SET`"),
          new Tuned("storage", Set.of(COLUMN), When.ALWAYS, "`SET STORAGE`"),
          new Tuned("compression", Set.of(COLUMN), When.ALWAYS, "`SET COMPRESSION`"),
          new Tuned("clustered on", Set.of(TABLE, MATERIALIZED_VIEW), When.ALWAYS, "`CLUSTER ON`"),
          new Tuned(
              "tablespace",
              Set.of(TABLE, MATERIALIZED_VIEW, INDEX, CONSTRAINT),
              When.ALWAYS,
              "`SET TABLESPACE`"),
          new Tuned(
              "access method",
              Set.of(TABLE, MATERIALIZED_VIEW),
              When.ALWAYS,
              "`SET ACCESS METHOD`"),
          new Tuned(
              Attribute.VALID,
              Set.of(CONSTRAINT, INDEX),
              When.REMOVED,
              "`VALIDATE CONSTRAINT`, or an index that was built again"),
          new Tuned(Attribute.NOT_NULL, Set.of(COLUMN), When.VALIDATED, "`VALIDATE CONSTRAINT`"),
          new Tuned(
              "populated", Set.of(MATERIALIZED_VIEW), When.REMOVED, "`REFRESH MATERIALIZED VIEW`"));

  /** Attributes that are rules, with a description for readers. */
  private static final List<Row> RULES =
      List.of(
          rule(Attribute.TYPE, "type of a column or of a domain"),
          rule(Attribute.NOT_NULL, "`SET NOT NULL`, `DROP NOT NULL`"),
          rule(Attribute.DEFAULT, "default expression"),
          rule(Attribute.IDENTITY, "identity, with the options of its sequence"),
          rule(Attribute.GENERATED, "expression of a generated column"),
          rule(Attribute.COLLATION, "collation"),
          rule("inherited", "where a column or a check comes from"),
          rule(Attribute.DEFINITION, "keys, checks, indexes, views, routines, triggers, rules"),
          rule(Attribute.VALID, "a constraint or an index that becomes invalid"),
          rule("ready", "an index that writes do not reach"),
          rule(Attribute.ENFORCED, "`NOT ENFORCED`"),
          rule("deferrable", "`DEFERRABLE`, `INITIALLY DEFERRED`"),
          rule("no inherit", "`NO INHERIT`"),
          rule("constraint triggers", "`DISABLE TRIGGER ALL`: foreign keys that do not hold"),
          rule("enabled", "triggers, rules and event triggers, enabled or not"),
          rule(Attribute.ROW_SECURITY, "`ENABLE ROW LEVEL SECURITY`"),
          rule("force row security", "`FORCE ROW LEVEL SECURITY`"),
          rule("roles", "whom a policy is for"),
          rule("using", "rows that a policy shows"),
          rule("with check", "rows that a policy lets in"),
          rule("persistence", "`UNLOGGED`: rows are lost after a crash"),
          rule("replica identity", "`REPLICA IDENTITY`"),
          rule("partition key", "`PARTITION BY`"),
          rule("partition of", "the parent of a partition and its bounds"),
          rule("inherits", "parents of a table"),
          rule("of type", "the type of a typed table"),
          rule("populated", "a materialized view that cannot be read"),
          rule("options", "options of a view or of a sequence"),
          rule("owned by", "the column that a sequence belongs to"),
          rule(Attribute.LABELS, "labels of an enum"),
          rule("attributes", "attributes of a composite type"),
          rule("schema", "the schema of an extension"),
          rule("server", "the server of a foreign table"),
          rule("foreign options", "options of foreign tables and their columns"),
          rule("publish", "operations that a publication sends"),
          rule("all tables", "`FOR ALL TABLES`"),
          rule("tables", "tables of a publication, with their columns and filters"),
          rule("schemas", "schemas of a publication"),
          rule("via partition root", "an option of a publication"),
          rule("generated columns", "an option of a publication"),
          rule("privileges", "owner and privileges, where they are asked for"));

  private AttributeGrades() {}

  private static Row rule(String attribute, String meaning) {
    return new Row(attribute, Set.of(), "", Grade.RULE, meaning);
  }

  private static Row otherwise(Row rule) {
    boolean isTunedToo = TUNED.stream().anyMatch(row -> row.attribute().equals(rule.attribute()));
    return isTunedToo
        ? new Row(rule.attribute(), rule.kinds(), "otherwise", rule.grade(), rule.meaning())
        : rule;
  }

  /** Returns all rows, tuning first. */
  public static List<Row> rows() {
    var tuned =
        TUNED.stream()
            .map(row ->
                new Row(
                    row.attribute(),
                    row.kinds().equals(ANY) ? Set.of() : row.kinds(),
                    row.when().words,
                    Grade.TUNING,
                    row.meaning()));
    return Stream.concat(tuned, RULES.stream().map(AttributeGrades::otherwise)).toList();
  }

  /**
   * Returns the grade of one difference.
   *
   * @param before the expected value; empty for the default
   * @param after the actual value
   */
  public static Grade of(
      ObjectKind kind, String attribute, Optional<String> before, Optional<String> after) {
    return TUNED.stream().anyMatch(row -> row.covers(kind, attribute, before, after))
        ? Grade.TUNING
        : Grade.RULE;
  }
}
