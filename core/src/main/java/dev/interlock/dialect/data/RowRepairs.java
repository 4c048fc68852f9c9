package dev.interlock.dialect.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the statements after which no row breaks a rule. */
public final class RowRepairs {

  /** Names of columns that tell which of two rows is newer, the best first. */
  private static final List<String> NEWEST =
      List.of(
          "updated_at",
          "updatedat",
          "modified_at",
          "modifiedat",
          "last_modified",
          "updated_on",
          "changed_at",
          "created_at",
          "createdat",
          "inserted_at",
          "created_on");

  private static final Pattern TIME = Pattern.compile("timestamp.*|date|datetime");

  private static final Pattern LENGTH =
      Pattern.compile("(?:character varying|character|varchar|char)\\((\\d+)\\)");

  private final SqlNotation sql;
  private final RowQueries queries;

  public RowRepairs(SqlNotation sql) {
    this.sql = sql;
    this.queries = new RowQueries(sql, SecretColumns.BY_NAME);
  }

  /** Returns the repairs, the one that loses least first; empty if none is known. */
  public List<Repair> of(DataCheck check) {
    return switch (check) {
      case DataCheck.Unique unique -> unique(unique);
      case DataCheck.ForeignKey key -> orphans(key);
      case DataCheck.NotNull(CheckedTable table, String column) -> nulls(check, table, column);
      case DataCheck.Condition condition ->
          where(check)
              .map(broken -> delete(sql.table(condition.table()), broken, "delete these rows"))
              .stream()
              .toList();
      case DataCheck.Labels(var table, var column, var type, var labels) ->
          where(check)
              .map(broken ->
                  update(
                      table,
                      column,
                      "/* one of %s */".formatted(String.join(", ", labels)),
                      broken,
                      "replace these values"))
              .stream()
              .toList();
      case DataCheck.Conversion conversion -> shorten(conversion);
      case DataCheck.NewColumn column -> List.of();
      case DataCheck.Exclusion exclusion -> List.of();
      case DataCheck.DomainCondition domain -> List.of();
      case DataCheck.Precision precision -> List.of();
      case DataCheck.DroppedTable table -> List.of();
      case DataCheck.DroppedColumn column -> List.of();
    };
  }

  private Optional<String> where(DataCheck check) {
    return queries.violations(check);
  }

  /**
   * Keeps one row of each group: the newest by a column with a time, of several at that time the
   * one with the highest key; without such a column the one with the lowest key.
   */
  private List<Repair> unique(DataCheck.Unique check) {
    return UniqueDefinition.of(sql.tokens(check.definition()))
        .map(unique -> {
          CheckedTable table = check.table();
          List<String> identity = queries.identity(table);
          String id = String.join(", ", identity);
          Optional<String> time = newest(table);
          String order =
              time.map(column ->
                      "%s DESC NULLS LAST, %s DESC"
                          .formatted(RowQueries.quoted(column), String.join(" DESC, ", identity)))
                  .orElse(id);
          String kept =
              time.map(column -> "the newest row by `" + column + "`")
                  .orElse("the row with the lowest `" + id.replace("\"", "") + "`");
          String statement =
              "DELETE FROM %s WHERE %s IN (SELECT %s FROM (SELECT %s, row_number() OVER (PARTITION BY %s ORDER BY %s) AS duplicate FROM %s%s) AS ranked WHERE duplicate > 1)"
                  .formatted(
                      sql.tableAlone(table),
                      identity.size() == 1 ? id : "(" + id + ")",
                      id,
                      id,
                      String.join(", ", unique.keys()),
                      order,
                      sql.tableAlone(table),
                      RowQueries.where(unique));
          return List.of(new Repair("keep only %s of each group".formatted(kept), statement));
        })
        .orElseGet(List::of);
  }

  private static Optional<String> newest(CheckedTable table) {
    for (String name : NEWEST) {
      Optional<CheckedTable.Column> column = table.column(name);
      if (column.isPresent()) {
        return column.map(CheckedTable.Column::name);
      }
    }
    return table.columns().stream()
        .filter(column -> TIME.matcher(column.type().toLowerCase(Locale.ROOT)).matches())
        .map(CheckedTable.Column::name)
        .findFirst();
  }

  private List<Repair> orphans(DataCheck.ForeignKey check) {
    Optional<ForeignKeyDefinition> read = ForeignKeyDefinition.of(sql.tokens(check.definition()));
    Optional<String> broken = where(check);
    if (read.isEmpty() || broken.isEmpty()) {
      return List.of();
    }
    var repairs = new ArrayList<Repair>();
    ForeignKeyDefinition key = read.get();
    String table = sql.tableAlone(check.table());
    if (key.columns().stream().allMatch(column -> isNullable(check.table(), column))) {
      String nulls =
          key.columns().stream().map(c -> c + " = NULL").collect(Collectors.joining(", "));
      repairs.add(
          new Repair(
              "keep these rows without a parent",
              "UPDATE %s SET %s WHERE %s".formatted(table, nulls, broken.get())));
    }
    repairs.add(delete(table, broken.get(), "delete these rows"));
    if (mayCreate(check.parent(), key)) {
      repairs.add(
          new Repair(
              "create the missing parents",
              "INSERT INTO %s (%s) SELECT DISTINCT %s FROM %s WHERE %s"
                  .formatted(
                      sql.table(check.parent()),
                      String.join(", ", key.keyOf(check.parent())),
                      String.join(", ", key.columns()),
                      table,
                      broken.get())));
    }
    return repairs;
  }

  private boolean isNullable(CheckedTable table, String printed) {
    return table
        .column(sql.tokens(printed).name(0))
        .filter(CheckedTable.Column::isNullable)
        .isPresent();
  }

  /**
   * Whether a parent needs no other value than its key. Parts of a longer key may be unique by
   * themselves.
   */
  private boolean mayCreate(CheckedTable parent, ForeignKeyDefinition key) {
    List<String> given =
        key.keyOf(parent).stream().map(column -> sql.tokens(column).name(0)).toList();
    return given.size() == 1
        && parent.columns().stream()
            .allMatch(column ->
                column.name().equalsIgnoreCase(given.getFirst())
                    ? column.isGiven()
                    : !column.mustBeGiven());
  }

  private List<Repair> nulls(DataCheck check, CheckedTable table, String column) {
    String broken = where(check).orElseThrow();
    Optional<String> standard = table.column(column).flatMap(CheckedTable.Column::standard);
    return List.of(
        update(
            table,
            column,
            standard.orElse("/* a value */"),
            broken,
            standard.isPresent() ? "fill in the default" : "fill in a value"),
        delete(sql.table(table), broken, "delete these rows"));
  }

  /** Shortens text that is too long; other values need a decision for each. */
  private List<Repair> shorten(DataCheck.Conversion check) {
    Matcher length = LENGTH.matcher(check.after());
    boolean isText = check.before().startsWith("character") || check.before().equals("text");
    if (!length.matches() || !isText || check.using().isPresent()) {
      return List.of();
    }
    String name = RowQueries.quoted(check.column());
    return List.of(
        update(
            check.table(),
            check.column(),
            "left(%s, %s)".formatted(name, length.group(1)),
            "char_length(%s) > %s".formatted(name, length.group(1)),
            "cut the values off"));
  }

  private Repair update(
      CheckedTable table, String column, String value, String where, String effect) {
    return new Repair(
        effect,
        "UPDATE %s SET %s = %s WHERE %s"
            .formatted(sql.table(table), RowQueries.quoted(column), value, where));
  }

  private static Repair delete(String table, String where, String effect) {
    return new Repair(effect, "DELETE FROM %s WHERE %s".formatted(table, where));
  }
}
