package dev.interlock.sqlite.session;

import dev.interlock.batch.Batch;
import dev.interlock.batch.KeyRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the keys of a batched statement's table. */
record BatchRows(Session session) {

  /** Names of the number that every row of a table with one has (sqlite.org/rowidtable.html). */
  private static final Set<String> ROW_ID = Set.of("rowid", "oid", "_rowid_");

  private static final String TABLE =
      "SELECT type = 'table', wr FROM pragma_table_list(?) WHERE schema = ?";

  private static final String COLUMNS =
      """
      SELECT lower(name), "notnull", pk, upper(type) = 'INTEGER' FROM pragma_table_info(?, ?)
      ORDER BY pk\
      """;

  /** The columns of each unique index; that of an expression has no name. */
  private static final String UNIQUE =
      """
      SELECT lower(group_concat(coalesce(name, ''), char(10)))
      FROM (SELECT i.seq, c.name FROM pragma_index_list(?1, ?2) AS i, pragma_index_info(i.name, ?2) AS c
        WHERE i."unique" AND NOT i.partial ORDER BY i.seq, c.seqno)
      GROUP BY seq\
      """;

  private record Column(String name, boolean notNull, int primary, boolean isInteger) {}

  Optional<String> unfit(Batch batch) throws SQLException {
    List<String> names = batch.statement().table();
    String table = names.getLast();
    String schema = names.size() > 1 ? names.getFirst() : "main";
    Optional<Boolean> hasRowId =
        session.query(
            rows ->
                rows.next() && rows.getBoolean(1)
                    ? Optional.of(!rows.getBoolean(2))
                    : Optional.<Boolean>empty(),
            TABLE,
            table,
            schema);
    if (hasRowId.isEmpty()) {
      return Optional.of("table `%s` does not exist".formatted(table));
    }
    List<Column> columns = session.query(BatchRows::columns, COLUMNS, table, schema);
    Optional<String> combining = combining(batch);
    return combining.isPresent()
        ? combining
        : unfit(batch.key(), columns, hasRowId.get(), unique(table, schema));
  }

  private static Optional<String> unfit(
      List<String> key, List<Column> columns, boolean hasRowId, Set<List<String>> unique) {
    for (String name : key) {
      Optional<Column> column = columns.stream().filter(one -> one.name().equals(name)).findFirst();
      boolean isRowId = column.isEmpty() && hasRowId && ROW_ID.contains(name);
      if (isRowId && key.size() == 1) {
        return Optional.empty();
      }
      if (column.isEmpty()) {
        return Optional.of("its table has no column `%s`".formatted(name));
      }
      if (!isNeverNull(column.get(), columns, hasRowId)) {
        return Optional.of("`%s` may be null".formatted(name));
      }
    }
    List<String> primary =
        columns.stream().filter(one -> one.primary() > 0).map(Column::name).toList();
    return key.equals(primary) || unique.contains(key)
        ? Optional.empty()
        : Optional.of(
            "no primary key and no unique index of its table has just the columns of `key`, in this order");
  }

  /**
   * Whether the column is declared NOT NULL, or is the row's number, or is in the primary key of a
   * table without one: other primary keys may be null (sqlite.org/lang_createtable.html).
   */
  private static boolean isNeverNull(Column column, List<Column> all, boolean hasRowId) {
    boolean isAlone = all.stream().filter(one -> one.primary() > 0).count() == 1;
    boolean isRowId = column.primary() > 0 && isAlone && column.isInteger();
    return column.notNull() || column.primary() > 0 && (!hasRowId || isRowId);
  }

  private Set<List<String>> unique(String table, String schema) throws SQLException {
    return session.query(
        rows -> {
          var unique = new HashSet<List<String>>();
          while (rows.next()) {
            unique.add(List.of(rows.getString(1).split("\n", -1)));
          }
          return unique;
        },
        UNIQUE,
        table,
        schema);
  }

  private static List<Column> columns(ResultSet rows) throws SQLException {
    var columns = new ArrayList<Column>();
    while (rows.next()) {
      columns.add(
          new Column(rows.getString(1), rows.getBoolean(2), rows.getInt(3), rows.getBoolean(4)));
    }
    return columns;
  }

  private Optional<String> combining(Batch batch) throws SQLException {
    for (String call : batch.statement().calls()) {
      boolean combines =
          session.query(
              ResultSet::next,
              "SELECT 1 FROM pragma_function_list WHERE name = ? AND type IN ('a', 'w')",
              call);
      if (combines) {
        return Optional.of(
            "`%s` combines rows, and would combine only those of one batch".formatted(call));
      }
    }
    return Optional.empty();
  }

  long rows(Batch batch) throws SQLException {
    return session.query(
        row -> row.next() ? row.getLong(1) : 0L, "SELECT count(*) FROM " + batch.table());
  }

  KeyRange next(Batch batch, Optional<String> after, int most) throws SQLException {
    String key =
        batch.key().stream()
            .map(name -> "quote(\"%s\")".formatted(name.replace("\"", "\"\"")))
            .collect(Collectors.joining(" || ', ' || "));
    String where =
        after.map(last -> " WHERE (%s) > (%s)".formatted(batch.columns(), last)).orElse("");
    Optional<String> last =
        session.query(
            row -> row.next() ? Optional.of(row.getString(1)) : Optional.<String>empty(),
            "SELECT %s FROM %s%s ORDER BY %s LIMIT 1 OFFSET %d"
                .formatted(key, batch.table(), where, batch.columns(), most - 1));
    return new KeyRange(after, last, last.isEmpty() ? rest(batch, where, most) : most);
  }

  private long rest(Batch batch, String where, int most) throws SQLException {
    return session.query(
        row -> row.next() ? row.getLong(1) : 0L,
        "SELECT count(*) FROM (SELECT 1 FROM %s%s LIMIT %d)".formatted(batch.table(), where, most));
  }
}
