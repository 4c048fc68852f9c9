package dev.interlock.dialect.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the queries that find the rows which break a rule. Names that this class writes are always
 * quoted; definitions are taken as the server printed them.
 */
public final class RowQueries {

  private static final int SAMPLES = 5;

  private final SqlNotation sql;
  private final SecretColumns secrets;

  public RowQueries(SqlNotation sql, SecretColumns secrets) {
    this.sql = sql;
    this.secrets = secrets;
  }

  /** Returns the queries of a check; empty if none are known for its rule. */
  public Optional<RowQuery> of(DataCheck check) {
    return switch (check) {
      case DataCheck.Unique unique -> unique(unique);
      case DataCheck.NewColumn column -> Optional.of(rows(column.table(), "", List.of()));
      case DataCheck.DroppedTable table -> Optional.of(rows(table.table(), "", List.of()));
      case DataCheck.DroppedColumn(CheckedTable table, String column) ->
          Optional.of(rows(table, "NOT (" + isNull(table, column) + ")", List.of()));
      case DataCheck.Exclusion exclusion -> exclusion(exclusion);
      case DataCheck.DomainCondition domain -> Optional.of(domain(domain));
      case DataCheck.ForeignKey key -> violations(key).map(where -> orphans(key, where));
      case DataCheck.Conversion conversion -> Optional.empty();
      case DataCheck.NotNull column ->
          violations(check).map(where -> rows(column.table(), where, List.of()));
      case DataCheck.Condition condition ->
          violations(check).map(where -> rows(condition.table(), where, namedIn(condition)));
      case DataCheck.Precision(var table, var column, var before, var after) ->
          violations(check).map(where -> rows(table, where, List.of(column)));
      case DataCheck.Labels(var table, var column, var type, var labels) ->
          violations(check).map(where -> rows(table, where, List.of(column)));
    };
  }

  /** Returns the condition that a row of the table meets if it breaks the rule. */
  Optional<String> violations(DataCheck check) {
    return switch (check) {
      case DataCheck.NotNull(CheckedTable table, String column) ->
          Optional.of(isNull(table, column));
      case DataCheck.Condition condition ->
          condition(condition.definition()).map(expression -> "NOT (" + expression + ")");
      case DataCheck.Labels(var table, var column, var type, var labels) ->
          Optional.of(
              "CAST(%s AS text) NOT IN (%s)"
                  .formatted(
                      quoted(column),
                      labels.stream().map(RowQueries::literal).collect(Collectors.joining(", "))));
      case DataCheck.Precision(var table, var column, var before, var after) ->
          Optional.of(
              "CAST(CAST(%1$s AS %3$s) AS %2$s) IS DISTINCT FROM %1$s"
                  .formatted(quoted(column), before, after));
      case DataCheck.ForeignKey key ->
          ForeignKeyDefinition.of(sql.tokens(key.definition()))
              .filter(definition -> !definition.keyOf(key.parent()).isEmpty())
              .map(definition -> orphan(key, definition));
      default -> Optional.empty();
    };
  }

  /**
   * Returns the condition of an orphan. As in the server's own check, rows of child tables belong
   * to neither side (PostgreSQL, ri_triggers.c, RI_Initial_Check).
   */
  private String orphan(DataCheck.ForeignKey key, ForeignKeyDefinition definition) {
    List<String> columns = definition.columns();
    List<String> parentColumns = definition.keyOf(key.parent());
    String child = quoted(key.table().name());
    String parent = child.equals("\"parent\"") ? "parent_row" : "parent";
    var given = new ArrayList<String>();
    var equal = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      given.add(columns.get(i) + " IS NOT NULL");
      equal.add("%s.%s = %s.%s".formatted(parent, parentColumns.get(i), child, columns.get(i)));
    }
    String alone =
        "%s AND NOT EXISTS (SELECT 1 FROM %s AS %s WHERE %s)"
            .formatted(
                String.join(" AND ", given),
                sql.tableAlone(key.parent()),
                parent,
                String.join(" AND ", equal));
    if (!definition.isFull() || columns.size() == 1) {
      return alone;
    }
    String some = columns.stream().map(c -> c + " IS NULL").collect(Collectors.joining(" OR "));
    return "(%s) OR ((%s) AND (%s))".formatted(alone, some, String.join(" OR ", given));
  }

  private RowQuery orphans(DataCheck.ForeignKey key, String where) {
    List<String> columns =
        ForeignKeyDefinition.of(sql.tokens(key.definition())).orElseThrow().columns();
    return rows(sql.tableAlone(key.table()), key.table(), where, columns);
  }

  private RowQuery rows(CheckedTable table, String where, List<String> shown) {
    return rows(sql.table(table), table, where, shown.stream().map(RowQueries::quoted).toList());
  }

  private RowQuery rows(String from, CheckedTable table, String where, List<String> shown) {
    String rows = from + (where.isEmpty() ? "" : " WHERE " + where);
    List<String> identity = identity(table);
    Set<String> values = new LinkedHashSet<>(identity);
    values.addAll(shown);
    return new RowQuery(
        "SELECT count(*), count(*) FROM " + rows,
        "SELECT %s FROM %s ORDER BY %s LIMIT %d"
            .formatted(line(table, values), rows, String.join(", ", identity), SAMPLES));
  }

  private Optional<RowQuery> unique(DataCheck.Unique check) {
    return UniqueDefinition.of(sql.tokens(check.definition()))
        .map(unique -> {
          String keys = String.join(", ", unique.keys());
          String groups =
              "FROM %s%s GROUP BY %s HAVING count(*) > 1"
                  .formatted(sql.tableAlone(check.table()), where(unique), keys);
          return new RowQuery(
              "SELECT count(*), coalesce(sum(members), 0) FROM (SELECT count(*) AS members %s) AS duplicates"
                  .formatted(groups),
              "SELECT %s || ' in ' || CAST(count(*) AS text) || ' rows' %s ORDER BY %s LIMIT %d"
                  .formatted(line(check.table(), unique.keys()), groups, keys, SAMPLES));
        });
  }

  /** Returns the WHERE clause of the rows that a unique rule compares. */
  static String where(UniqueDefinition unique) {
    var conditions = new ArrayList<String>();
    unique.condition().ifPresent(condition -> conditions.add("(" + condition + ")"));
    if (!unique.areNullsEqual()) {
      unique.keys().forEach(key -> conditions.add(key + " IS NOT NULL"));
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** Compares every two rows: {@code EXCLUDE USING method (element WITH operator, …) WHERE (…)}. */
  private Optional<RowQuery> exclusion(DataCheck.Exclusion check) {
    var definition = new Definition(sql.tokens(check.definition()));
    if (!definition.accept("exclude", "using")) {
      return Optional.empty();
    }
    definition.skip();
    var elements = new ArrayList<String>();
    var conflicts = new ArrayList<String>();
    for (Definition part : definition.list()) {
      int number = elements.size() + 1;
      elements.add(part.element() + " AS key" + number);
      while (!part.accept("with")) {
        if (part.isAtEnd()) {
          return Optional.empty();
        }
        part.skip();
      }
      conflicts.add("one.key%1$d %2$s another.key%1$d".formatted(number, part.rest()));
    }
    String where = definition.accept("where") ? " WHERE " + definition.parenthesized() : "";
    String id = sql.rowId(check.table());
    String rows =
        "(SELECT %s, %s, %s AS line FROM %s%s)"
            .formatted(
                id,
                String.join(", ", elements),
                line(check.table(), identity(check.table())),
                sql.tableAlone(check.table()),
                where);
    String pairs =
        "%1$s AS one JOIN %1$s AS another ON (%2$s) < (%3$s) AND %4$s"
            .formatted(rows, of("one", id), of("another", id), String.join(" AND ", conflicts));
    return Optional.of(
        new RowQuery(
            "SELECT count(*), count(*) FROM " + pairs,
            "SELECT one.line || ' and ' || another.line FROM %s ORDER BY 1 LIMIT %d"
                .formatted(pairs, SAMPLES)));
  }

  private static String of(String alias, String columns) {
    return alias + "." + columns.replace(", ", ", " + alias + ".");
  }

  /** Gives the column the name by which the constraint of a domain calls its value. */
  private RowQuery domain(DataCheck.DomainCondition check) {
    CheckedTable table = check.table();
    List<String> identity = identity(table);
    Set<String> shown = new LinkedHashSet<>(identity);
    shown.add(quoted(check.column()));
    String from =
        "(SELECT %s, %s AS line, %s AS value FROM %s) AS checked"
            .formatted(
                String.join(", ", identity),
                line(table, shown),
                quoted(check.column()),
                sql.table(table));
    String broken =
        condition(check.definition()).map(rule -> " WHERE NOT (" + rule + ")").orElse("");
    return new RowQuery(
        "SELECT count(*), count(*) FROM " + from + broken,
        "SELECT line FROM %s%s ORDER BY %s LIMIT %d"
            .formatted(from, broken, String.join(", ", identity), SAMPLES));
  }

  /** Returns the expression of a check. */
  private Optional<String> condition(String printed) {
    var definition = new Definition(sql.tokens(printed));
    return definition.accept("check") && definition.isNext("(")
        ? Optional.of(definition.parenthesized())
        : Optional.empty();
  }

  /** Returns the columns that a check names. */
  private List<String> namedIn(DataCheck.Condition check) {
    Set<String> names = sql.tokens(check.definition()).names().collect(Collectors.toSet());
    return check.table().columns().stream()
        .map(CheckedTable.Column::name)
        .filter(column -> names.contains(column) || names.contains(column.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Returns the columns that identify a row. */
  List<String> identity(CheckedTable table) {
    return table.key().isEmpty()
        ? List.of(sql.rowId(table).split(", "))
        : table.key().stream().map(RowQueries::quoted).toList();
  }

  String isNull(CheckedTable table, String column) {
    return table.column(column).filter(CheckedTable.Column::hasOwnType).isPresent()
        ? sql.isNull(quoted(column))
        : quoted(column) + " IS NULL";
  }

  /** Returns an expression for a line such as {@code id=7, email=a@example.org}. */
  public String line(CheckedTable table, Iterable<String> expressions) {
    var parts = new ArrayList<String>();
    for (String expression : expressions) {
      String label = (parts.isEmpty() ? "" : ", ") + unquoted(expression) + "=";
      parts.add(
          isSecret(table, expression)
              ? literal(label + "***")
              : "%s || coalesce(%s, 'NULL')".formatted(literal(label), sql.text(expression)));
    }
    return String.join(" || ", parts);
  }

  private boolean isSecret(CheckedTable table, String expression) {
    return sql.tokens(expression).names().anyMatch(name -> secrets.has(table.name(), name));
  }

  private static String unquoted(String expression) {
    boolean isName = expression.matches("\"[a-z_][a-z0-9_]*\"");
    return isName ? expression.substring(1, expression.length() - 1) : expression;
  }

  /** Returns the name in quotes. */
  public static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
