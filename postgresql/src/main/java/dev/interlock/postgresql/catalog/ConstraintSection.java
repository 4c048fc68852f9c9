package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Constraints of tables and domains, except those that a partition inherits from its parent. A NOT
 * NULL, which PostgreSQL 18 keeps as a constraint, remains an attribute of its column; the query
 * leaves out the plain ones, which add nothing to the column.
 *
 * <p>Keys are written here as {@code pg_get_constraintdef} would write them. The server prints rare
 * constraints, and one check for each expression key.
 */
final class ConstraintSection implements RelationalSection {

  private static final int CLEARED_COLUMNS_SINCE = 15;
  private static final int ENFORCEMENT_SINCE = 18;
  private static final int PERIODS_SINCE = 18;

  /** The states that follow a definition, in the order of {@code pg_get_constraintdef_worker}. */
  private static final List<String> STATES =
      List.of(" NOT VALID", " NOT ENFORCED", " INITIALLY DEFERRED", " DEFERRABLE", " NO INHERIT");

  private static final Pattern MADE_UP_NOT_NULL = Pattern.compile(".*_not_null[0-9]*");

  private final CatalogBuilder builder;
  private final Namespaces namespaces;
  private final ServerNames names;
  private final DeparseQueue deparse;
  private final int major;
  private final Map<Integer, Waiting> ofIndexes = new HashMap<>();

  ConstraintSection(
      CatalogBuilder builder,
      Namespaces namespaces,
      ServerNames names,
      DeparseQueue deparse,
      int major) {
    this.builder = builder;
    this.namespaces = namespaces;
    this.names = names;
    this.deparse = deparse;
    this.major = major;
  }

  /** A constraint that an index implements; its name can be judged only when the index is known. */
  record Waiting(Relation relation, Facts facts, String label) {}

  @Override
  public String query(String inSchemas) {
    return """
    SELECT o.oid, o.conname, o.contype, o.conrelid, o.conindid, o.conkey,
      o.condeferrable, o.condeferred, o.convalidated, %s, o.connoinherit,
      CASE WHEN o.coninhcount > 0 AND o.contype = 'c' THEN 'and local' END, %s, o.conbin,
      o.confrelid, o.confkey,
      CASE WHEN o.contype = 'f' THEN concat(o.confmatchtype, o.confupdtype, o.confdeltype) END, %s,
      CASE WHEN o.contypid <> 0 THEN (
        SELECT n.nspname FROM pg_namespace n WHERE n.oid = o.connamespace) END,
      CASE WHEN o.contypid <> 0 THEN (
        SELECT t.typname FROM pg_type t WHERE t.oid = o.contypid) END
    FROM pg_constraint o
    WHERE o.connamespace%s AND o.contype IN ('c', 'f', 'n', 'p', 'u', 'x')
      AND o.conparentid = 0 AND (o.conislocal OR o.contype = 'n')
      AND NOT (o.contype = 'n' AND o.conname LIKE '%%\\_not\\_null' AND o.convalidated
        AND NOT o.connoinherit AND NOT EXISTS (
          SELECT FROM pg_description d
          WHERE d.classoid = 'pg_constraint'::regclass AND d.objoid = o.oid))\
    """
        .formatted(
            major >= ENFORCEMENT_SINCE ? "o.conenforced" : "true",
            major >= PERIODS_SINCE ? "o.conperiod" : "false",
            major >= CLEARED_COLUMNS_SINCE ? "o.confdelsetcols" : "NULL",
            inSchemas);
  }

  /**
   * A row without the constraint's table or domain.
   *
   * @param period whether the constraint is on ranges of time ({@code WITHOUT OVERLAPS}, {@code
   *     PERIOD})
   * @param check the expression tree of a check
   */
  record Facts(
      int oid,
      String name,
      String type,
      boolean deferrable,
      boolean deferred,
      boolean valid,
      boolean enforced,
      boolean noInherit,
      @Nullable String inherited,
      boolean period,
      @Nullable String check,
      ForeignKey foreignKey) {

    static Facts read(int oid, String name, String type, List<Integer> columns, Row row) {
      return new Facts(
          oid,
          name,
          type,
          row.isTrue(),
          row.isTrue(),
          row.isTrue(),
          row.isTrue(),
          row.isTrue(),
          row.next(),
          row.isTrue(),
          row.next(),
          ForeignKey.read(columns, row));
    }

    List<Integer> columns() {
      return foreignKey.columns();
    }
  }

  @Override
  public Namespaces namespaces() {
    return namespaces;
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
    var facts = Facts.read(oid, name, type, row.numbers(), row);
    String schema = row.next();
    String domain = row.next();
    if (schema != null && domain != null) {
      ofDomain(facts, schema, domain);
      return;
    }
    Relation relation = builder.relation(table);
    if (relation == null) {
      return;
    }
    switch (type) {
      case "n" -> notNull(relation, facts);
      case "p" -> ofIndexes.put(index, new Waiting(relation, facts, "pkey"));
      case "u" -> ofIndexes.put(index, new Waiting(relation, facts, "key"));
      case "x" -> ofIndexes.put(index, new Waiting(relation, facts, "excl"));
      case "f" -> foreignKey(relation, facts);
      default -> check(relation, facts);
    }
  }

  private void foreignKey(Relation relation, Facts facts) {
    ForeignKey key = facts.foreignKey();
    var generated = GeneratedName.of(relation.name(), relation.columnNames(key.columns()), "fkey");
    String definition =
        facts.period() ? null : key.definition(relation, builder.relation(key.target()), names);
    if (definition != null) {
      define(relation, facts, generated, definition);
    } else {
      ask(facts, null, text -> define(relation, facts, generated, text));
    }
  }

  private void check(Relation relation, Facts facts) {
    List<String> names = relation.columnNames(facts.columns());
    String one = names.size() == 1 ? names.getFirst() : null;
    var generated = new GeneratedName(relation.name(), one, "check");
    String tree = facts.check();
    String shape = tree == null ? null : ExpressionKey.of(tree, relation::columnName);
    ask(facts, shape, text -> define(relation, facts, generated, text));
  }

  private void ask(Facts facts, @Nullable String shape, Consumer<String> taker) {
    deparse.ask(
        DeparseQueue.Kind.CONSTRAINT,
        facts.oid(),
        shape,
        text -> taker.accept(withoutStates(text)));
  }

  private static String withoutStates(String definition) {
    String proper = definition;
    for (String state : STATES) {
      proper =
          proper.endsWith(state) ? proper.substring(0, proper.length() - state.length()) : proper;
    }
    return proper;
  }

  /** Returns the constraint that an index implements; null if the index implements none. */
  @Nullable Waiting of(int index) {
    return ofIndexes.get(index);
  }

  /** Creates the object of a constraint that an index implements, and passes it to {@code more}. */
  void define(Waiting waiting, Index index, Consumer<ObjectBuilder> more) {
    Relation relation = waiting.relation();
    Facts facts = waiting.facts();
    GeneratedName generated = IndexSection.generatedName(relation, index, waiting.label());
    Consumer<String> define =
        definition ->
            more.accept(
                define(relation, facts, generated, definition)
                    .put("comment on index", builder.commentOn("pg_class", index.oid(), 0)));
    String definition =
        facts.type().equals("x") || facts.period()
            ? null
            : PlainIndex.constraint(relation, index, facts.type().equals("p"));
    if (definition != null) {
      define.accept(definition);
    } else {
      ask(facts, null, define);
    }
  }

  private ObjectBuilder define(
      Relation relation, Facts facts, GeneratedName generated, String definition) {
    var id =
        generated.matches(facts.name())
            ? ObjectId.unnamed(ObjectKind.CONSTRAINT, relation.path(), definition)
            : new ObjectId(ObjectKind.CONSTRAINT, relation.path(facts.name()));
    return describe(id, facts, definition);
  }

  private ObjectBuilder describe(ObjectId id, Facts facts, String definition) {
    return builder
        .draft(id, "pg_constraint", facts.oid())
        .named(facts.name())
        .put(Attribute.DEFINITION, definition)
        .putIf(facts.deferrable(), "deferrable", facts.deferred() ? "initially deferred" : "yes")
        .putIf(!facts.valid() && facts.enforced(), Attribute.VALID, "no")
        .putIf(!facts.enforced(), Attribute.ENFORCED, "no")
        .putIf(facts.noInherit() && facts.type().equals("c"), "no inherit", "yes")
        .put("inherited", facts.inherited());
  }

  private void ofDomain(Facts facts, String schema, String domain) {
    if (facts.type().equals("n")) {
      return; // An attribute of the domain.
    }
    boolean unnamed = new GeneratedName(domain, null, "check").matches(facts.name());
    String tree = facts.check();
    String shape = tree == null ? null : ExpressionKey.of(tree, number -> null);
    ask(
        facts,
        shape,
        definition ->
            describe(
                unnamed
                    ? ObjectId.unnamed(ObjectKind.CONSTRAINT, List.of(schema, domain), definition)
                    : ObjectId.of(ObjectKind.CONSTRAINT, schema, domain, facts.name()),
                facts,
                definition));
  }

  /** Leaves out a name that looks generated: before PostgreSQL 18 the constraint had no name. */
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
        .put("comment on not null", builder.commentOn("pg_constraint", facts.oid(), 0));
  }
}
