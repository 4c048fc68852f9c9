package dev.interlock.postgresql.backup;

import dev.interlock.dialect.backup.NotRestored;
import dev.interlock.dialect.backup.NotRestored.Why;
import dev.interlock.dialect.backup.RestoreOptions;
import dev.interlock.dialect.backup.RestoredRows;
import dev.interlock.dialect.backup.SavedRows;
import dev.interlock.dialect.data.RowQueries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One table and the saved rows that go to it. The saved rows are text; a value of the table is
 * compared by the text that its output function gives, which every type has.
 */
final class ReturnedTable {

  private final Statement session;
  private final SavedRows rows;
  private final LiveTable table;
  private final String stage;

  /** Columns of the copy that the table still has and that may be written. */
  private final List<LiveTable.Column> columns;

  /**
   * @param stage name of the table of the transaction that holds the saved rows
   */
  ReturnedTable(Statement session, SavedRows rows, LiveTable table, String stage) {
    this.session = session;
    this.rows = rows;
    this.table = table;
    this.stage = stage;
    this.columns =
        rows.restored().stream()
            .flatMap(name -> table.column(name).stream())
            .filter(column -> !column.isGenerated())
            .toList();
  }

  /** Returns the saved rows as a relation. */
  String saved() {
    return "pg_temp." + stage;
  }

  /** Returns the statement that creates the table for the saved rows. */
  String stage() {
    return IntStream.range(0, rows.columns().size())
        .mapToObj(i -> "c%d text".formatted(i))
        .collect(Collectors.joining(", ", "CREATE TEMP TABLE " + stage + " (", ") ON COMMIT DROP"));
  }

  /** Returns the statement that loads the saved rows. */
  String copy() {
    return "COPY %s FROM STDIN".formatted(saved());
  }

  /** Refuses a table in which the rows cannot be told apart, or have no column to go to. */
  void requirePlace() throws SQLException {
    if (columns.isEmpty()) {
      throw noPlace(
          "its column does not exist or is generated",
          "Undo the migration that dropped it, or create it, then restore again.");
    }
    for (String key : rows.key()) {
      if (table.column(key).isEmpty()) {
        throw noPlace(
            "its table has no column `%s`, which told the rows apart".formatted(key),
            "Put the rows back by hand: the file is in the format of `COPY`.");
      }
    }
    if (rows.key().isEmpty()) {
      if (rows.isColumn()) {
        throw noPlace(
            "its table had no key, so its rows cannot be told apart",
            "Put the values back by hand: the file holds whole rows in the format of `COPY`.");
      }
    } else if (!new HashSet<>(table.key()).equals(new HashSet<>(rows.key())) && hasEqualKeys()) {
      throw noPlace(
          "several rows of its table now have the same key (%s)"
              .formatted(String.join(", ", rows.key())),
          "Remove the duplicates, then restore again.");
    }
  }

  private boolean hasEqualKeys() throws SQLException {
    String keys = rows.key().stream().map(RowQueries::quoted).collect(Collectors.joining(", "));
    return count(
            "SELECT count(*) FROM (SELECT FROM %s GROUP BY %s HAVING count(*) > 1 LIMIT 1) AS twice"
                .formatted(table.alone(), keys))
        > 0;
  }

  private NotRestored noPlace(String why, String help) {
    return new NotRestored(Why.NO_PLACE, rows.object(), why, help);
  }

  /** Puts the rows back; without consent, those that differ stay as they are. */
  RestoredRows put(RestoreOptions options) throws SQLException {
    if (rows.key().isEmpty()) {
      return putWithoutKey();
    }
    long saved = count("SELECT count(*) FROM " + saved());
    long found = count("SELECT count(*) FROM %s".formatted(joined()));
    String isSet = rows.isColumn() ? " AND NOT (%s)".formatted(isUnset()) : "";
    long different =
        count("SELECT count(*) FROM %s WHERE (%s)%s".formatted(joined(), differs(), isSet));
    long restored = rows.isColumn() ? fill() : insert(" WHERE NOT EXISTS (%s)".formatted(match()));
    if (options.isOverwriting() && different > 0) {
      overwrite();
    }
    return new RestoredRows(
        rows,
        restored,
        rows.isColumn() ? found - different - restored : found - different,
        different,
        rows.isColumn() ? saved - found : 0,
        left());
  }

  /** Inserts into an empty table only: among other rows, missing ones cannot be told. */
  private RestoredRows putWithoutKey() throws SQLException {
    long saved = count("SELECT count(*) FROM " + saved());
    if (missing() == 0) {
      return new RestoredRows(rows, 0, saved, 0, 0, left());
    }
    if (count("SELECT count(*) FROM (SELECT FROM %s LIMIT 1) AS one".formatted(table.alone()))
        > 0) {
      throw noPlace(
          "its table has no key and is not empty, so missing rows cannot be told from others",
          "Empty the table, or put the rows back by hand: the file is in the format of `COPY`.");
    }
    return new RestoredRows(rows, insert(""), 0, 0, 0, left());
  }

  private List<String> left() {
    return rows.restored().stream().filter(name -> table.column(name).isEmpty()).toList();
  }

  private long insert(String where) throws SQLException {
    return session.executeLargeUpdate(
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s AS s%s"
            .formatted(
                table.sql(),
                list(columns.stream().map(column -> RowQueries.quoted(column.name()))),
                list(columns.stream().map(this::value)),
                saved(),
                where));
  }

  private long fill() throws SQLException {
    return update(isUnset());
  }

  private void overwrite() throws SQLException {
    update(differs());
  }

  private long update(String where) throws SQLException {
    String set =
        list(
            columns.stream()
                .filter(column -> !rows.key().contains(column.name()) && !column.isAlways())
                .map(column ->
                    "%s = %s".formatted(RowQueries.quoted(column.name()), value(column))));
    return session.executeLargeUpdate(
        "UPDATE %s AS t SET %s FROM %s AS s WHERE %s AND (%s)"
            .formatted(table.alone(), set, saved(), hasKey(), where));
  }

  /**
   * Refuses rows that are not as they were saved. A row of the table is missing after an insert if
   * a trigger or a rule kept it out.
   */
  void requireSame() throws SQLException {
    long wrong =
        rows.key().isEmpty()
            ? missing()
            : count("SELECT count(*) FROM %s WHERE %s".formatted(joined(), differs()))
                + (rows.isColumn()
                    ? 0
                    : count(
                        "SELECT count(*) FROM %s AS s WHERE NOT EXISTS (%s)"
                            .formatted(saved(), match())));
    if (wrong > 0) {
      throw new NotRestored(
          Why.REFUSED,
          rows.object(),
          "%d rows would not be as they were saved; a trigger, a rule or the type of a column changes them"
              .formatted(wrong),
          "Disable the triggers (`ALTER TABLE %s DISABLE TRIGGER USER`) or widen the column, then restore again."
              .formatted(table.sql()));
    }
  }

  /** Returns the number of saved rows that the table does not hold, each as often as it was. */
  private long missing() throws SQLException {
    return count(
        "SELECT count(*) FROM (SELECT ROW(%s)::text FROM %s AS s EXCEPT ALL SELECT ROW(%s)::text FROM %s AS t) AS missing"
            .formatted(
                list(columns.stream().map(this::text)),
                saved(),
                list(columns.stream().map(column -> output(column.name()))),
                table.alone()));
  }

  /** Moves the sequences of serial and identity columns past the rows that came back. */
  void advanceSequences() throws SQLException {
    var sequences = new ArrayList<String>();
    for (LiveTable.Column column : columns) {
      try (ResultSet row =
          session.executeQuery(
              "SELECT pg_catalog.pg_get_serial_sequence(%s, %s)"
                  .formatted(literal(table.sql()), literal(column.name())))) {
        if (row.next() && row.getString(1) != null) {
          sequences.add(
              """
              SELECT pg_catalog.setval(%1$s::regclass, highest.number)
              FROM (SELECT max(%2$s)::bigint AS number FROM %3$s) AS highest, %4$s AS state
              WHERE (highest.number > state.last_value
                  OR (highest.number = state.last_value AND NOT state.is_called))
                AND (SELECT seqincrement > 0 FROM pg_catalog.pg_sequence
                  WHERE seqrelid = %1$s::regclass)\
              """
                  .formatted(
                      literal(row.getString(1)),
                      RowQueries.quoted(column.name()),
                      table.sql(),
                      row.getString(1)));
        }
      }
    }
    for (String sequence : sequences) {
      session.execute(sequence);
    }
  }

  private String joined() {
    return "%s AS s JOIN %s AS t ON %s".formatted(saved(), table.alone(), hasKey());
  }

  private String match() {
    return "SELECT FROM %s AS t WHERE %s".formatted(table.alone(), hasKey());
  }

  private String hasKey() {
    return rows.key().stream()
        .map(key -> "%s = s.c%d".formatted(output(key), rows.names().indexOf(key)))
        .collect(Collectors.joining(" AND "));
  }

  private String differs() {
    return columns.stream()
        .map(column -> "(%s) IS DISTINCT FROM %s".formatted(output(column.name()), text(column)))
        .collect(Collectors.joining(" OR "));
  }

  /** Tests the value itself: a row value of nulls is a value. */
  private String isUnset() {
    return "pg_catalog.num_nulls(t.%s) = 1".formatted(RowQueries.quoted(rows.object().name()));
  }

  private static String output(String column) {
    String name = "t." + RowQueries.quoted(column);
    return "CASE WHEN pg_catalog.num_nulls(%s) = 0 THEN pg_catalog.format('%%s', %s) END"
        .formatted(name, name);
  }

  /** Returns the saved value of a column, which an assignment makes fit or refuses. */
  private String value(LiveTable.Column column) {
    return "%s::%s".formatted(text(column), column.base());
  }

  private String text(LiveTable.Column column) {
    return "s.c" + rows.names().indexOf(column.name());
  }

  private static String list(Stream<String> elements) {
    return elements.collect(Collectors.joining(", "));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private long count(String query) throws SQLException {
    try (ResultSet row = session.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
