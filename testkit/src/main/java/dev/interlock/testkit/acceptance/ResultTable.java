package dev.interlock.testkit.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The results of queries as text: a line of column names, then one line for each row. */
final class ResultTable {

  private static final String SEPARATOR = " | ";

  private ResultTable() {}

  /** Runs a script and returns the results of its queries, in the server's order. */
  static String of(Connection connection, String script) throws SQLException {
    var text = new StringJoiner("\n");
    try (var statement = connection.createStatement()) {
      for (var hasRows = statement.execute(script); ; hasRows = statement.getMoreResults()) {
        if (hasRows) {
          text.add(print(statement));
        } else if (statement.getUpdateCount() < 0) {
          return text.toString();
        }
      }
    }
  }

  /** The rows of one query without the column names. */
  static List<String> rows(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows(rows);
    }
  }

  private static String print(Statement statement) throws SQLException {
    try (var rows = statement.getResultSet()) {
      var names = new StringJoiner(SEPARATOR);
      for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        names.add(rows.getMetaData().getColumnLabel(column));
      }
      var lines = new ArrayList<>(List.of(names.toString()));
      lines.addAll(rows(rows));
      return String.join("\n", lines) + "\n";
    }
  }

  private static List<String> rows(ResultSet rows) throws SQLException {
    var lines = new ArrayList<String>();
    while (rows.next()) {
      var line = new StringJoiner(SEPARATOR);
      for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        var value = rows.getString(column);
        line.add(value == null ? "NULL" : value);
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
