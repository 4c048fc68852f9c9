package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Constraints of tables and domains, but for those that a partition has because its parent has
 * them. One that PostgreSQL 18 keeps for a NOT NULL is an attribute of its column, as it was; the
 * plain ones, which say nothing that the column does not, are not even asked for.
 */
final class ConstraintSection implements RelationalSection {

  private static final int ENFORCEMENT_SINCE = 18;

  /** What follows the definition proper, in the order of {@code pg_get_constraintdef_worker}. */
  private static final List<String> STATES =
      List.of(" NOT VALID", " NOT ENFORCED", " INITIALLY DEFERRED", " DEFERRABLE", " NO INHERIT");

  private static final Pattern MADE_UP_NOT_NULL = Pattern.compile(".*_not_null[0-9]*");

  private final Assembly assembly;
  private final Namespaces namespaces;
  private final int major;
  private final Map<Integer, Waiting> ofIndexes = new HashMap<>();

  ConstraintSection(Assembly assembly, Namespaces namespaces, int major) {
    this.assembly = assembly;
    this.namespaces = namespaces;
    this.major = major;
  }

  /** A constraint that an index implements, whose name is judged when the index is known. */
  record Waiting(Relation relation, Facts facts, String label) {}

  @Override
  public String query() {
    return """
    SELECT o.oid, o.conname, o.contype, o.conrelid, o.conindid, array_to_string(o.conkey, ' '),
      o.condeferrable, o.condeferred, o.convalidated, %s, o.connoinherit,
      CASE WHEN o.coninhcount > 0 AND o.contype = 'c' THEN 'and local' END,
      CASE WHEN o.contype <> 'n' THEN pg_get_constraintdef(o.oid) END,
      CASE WHEN o.contypid <> 0 THEN n.nspname END, t.typname
    FROM pg_constraint o
    JOIN pg_namespace n ON n.oid = o.connamespace
    LEFT JOIN pg_type t ON t.oid = o.contypid
    WHERE o.connamespace IN (%s) AND o.contype IN ('c', 'f', 'n', 'p', 'u', 'x')
      AND o.conparentid = 0 AND (o.conislocal OR o.contype = 'n')
      AND NOT (o.contype = 'n' AND o.conname LIKE '%%\\_not\\_null' AND o.convalidated
        AND NOT o.connoinherit AND NOT EXISTS (
          SELECT FROM pg_description d
          WHERE d.classoid = 'pg_constraint'::regclass AND d.objoid = o.oid))\
    """
        .formatted(major >= ENFORCEMENT_SINCE ? "o.conenforced" : "true", namespaces.list());
  }

  /** What a row says, but for where the constraint is. */
  record Facts(
      int oid,
      String name,
      List<Integer> columns,
      boolean deferrable,
      boolean deferred,
      boolean valid,
      boolean enforced,
      boolean noInherit,
      @Nullable String inherited,
      String definition) {

    String properDefinition() {
      String proper = definition;
      for (String state : STATES) {
        proper =
            proper.endsWith(state) ? proper.substring(0, proper.length() - state.length()) : proper;
      }
      return proper;
    }
  }

  @Override
  public String columnsUpToRelation() {
    return "id, name, type, relation";
  }

  @Override
  public void take(Row row) {
    int oid = row.oid();
    String name = row.text();
    String type = row.text();
    int table = row.oid();
    int index = row.oid();
    List<Integer> columns = row.numbers();
    var facts =
        new Facts(
            oid,
            name,
            columns,
            row.isTrue(),
            row.isTrue(),
            row.isTrue(),
            row.isTrue(),
            row.isTrue(),
            row.next(),
            orEmpty(row.next()));
    String schema = row.next();
    String domain = row.next();
    if (schema != null && domain != null) {
      ofDomain(facts, type, schema, domain);
      return;
    }
    Relation relation = assembly.relation(table);
    if (relation == null) {
      return;
    }
    switch (type) {
      case "n" -> notNull(relation, facts);
      case "p" -> ofIndexes.put(index, new Waiting(relation, facts, "pkey"));
      case "u" -> ofIndexes.put(index, new Waiting(relation, facts, "key"));
      case "x" -> ofIndexes.put(index, new Waiting(relation, facts, "excl"));
      case "f" ->
          draft(
              relation,
              facts,
              MadeUpName.of(relation.name(), relation.columnNames(columns), "fkey"));
      default -> {
        List<String> names = relation.columnNames(columns);
        String one = names.size() == 1 ? names.getFirst() : null;
        draft(relation, facts, new MadeUpName(relation.name(), one, "check"));
      }
    }
  }

  /** The constraint that an index implements, if one does. */
  @Nullable Waiting of(int index) {
    return ofIndexes.get(index);
  }

  /** The object of a constraint that an index implements. */
  Draft draft(Waiting waiting, MadeUpName madeUp) {
    return draft(waiting.relation(), waiting.facts(), madeUp);
  }

  private Draft draft(Relation relation, Facts facts, MadeUpName madeUp) {
    String definition = facts.properDefinition();
    var id =
        madeUp.matches(facts.name())
            ? ObjectId.unnamed(ObjectKind.CONSTRAINT, relation.path(), definition)
            : ObjectId.of(ObjectKind.CONSTRAINT, relation.path(facts.name()));
    return describe(id, facts, definition);
  }

  private Draft describe(ObjectId id, Facts facts, String definition) {
    return assembly
        .draft(id, "pg_constraint", facts.oid())
        .named(facts.name())
        .put(Attribute.DEFINITION, definition)
        .putIf(facts.deferrable(), "deferrable", facts.deferred() ? "initially deferred" : "yes")
        .putIf(!facts.valid() && facts.enforced(), Attribute.VALID, "no")
        .putIf(!facts.enforced(), Attribute.ENFORCED, "no")
        .putIf(facts.noInherit() && facts.definition().startsWith("CHECK"), "no inherit", "yes")
        .put("inherited", facts.inherited());
  }

  private void ofDomain(Facts facts, String type, String schema, String domain) {
    if (type.equals("n")) {
      return; // An attribute of the domain.
    }
    String definition = facts.properDefinition();
    var id =
        new MadeUpName(domain, null, "check").matches(facts.name())
            ? ObjectId.unnamed(ObjectKind.CONSTRAINT, List.of(schema, domain), definition)
            : ObjectId.of(ObjectKind.CONSTRAINT, schema, domain, facts.name());
    describe(id, facts, definition);
  }

  /** Before PostgreSQL 18 it had no name, so one that looks made up is none. */
  private void notNull(Relation relation, Facts facts) {
    Relation.Column column =
        facts.columns().size() == 1 ? relation.column(facts.columns().getFirst()) : null;
    if (column == null) {
      return;
    }
    String name = MADE_UP_NOT_NULL.matcher(facts.name()).matches() ? "" : " named " + facts.name();
    column
        .draft()
        .put(
            Attribute.NOT_NULL,
            "yes"
                + name
                + (facts.noInherit() ? ", no inherit" : "")
                + (facts.valid() ? "" : ", not valid"))
        .put("comment on not null", assembly.commentOn("pg_constraint", facts.oid(), 0));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
