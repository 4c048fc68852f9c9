package dev.interlock.testkit.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The content of a database as sorted lines, so that two states can be compared. */
public final class Contents {

  private static final String POSTGRESQL_TABLES =
      """
      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname NOT LIKE 'pg\\_%' AND schemaname <> 'information_schema'
        AND tablename NOT LIKE 'interlock\\_%'
      """;

  private Contents() {}

  /** The content of a PostgreSQL database, one line for each fact, without the ledger's tables. */
  public static List<String> ofPostgres(Connection connection) throws SQLException {
    return read(connection, "postgresql-contents.sql", POSTGRESQL_TABLES);
  }

  /**
   * Reads schema and rows.
   *
   * @param schema a resource beside this class: a query for one text column
   * @param tables a query for the names of the tables, quoted and qualified
   */
  static List<String> read(Connection connection, String schema, String tables)
      throws SQLException {
    var lines = new ArrayList<>(column(connection, resource(schema)));
    for (var table : column(connection, tables)) {
      for (var row : ResultTable.rows(connection, "SELECT * FROM " + table)) {
        lines.add("row of " + table + ": " + row);
      }
    }
    lines.sort(null);
    return lines;
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    return ResultTable.rows(connection, query);
  }

  /** The text of a resource beside this class. */
  static String resource(String name) {
    try (var stream = Contents.class.getResourceAsStream(name)) {
      var bytes = Objects.requireNonNull(stream, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
