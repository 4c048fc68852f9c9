package dev.interlock.postgresql.session;

import dev.interlock.postgresql.script.QualifiedName;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds indexes, and drops the invalid ones that an interrupted statement left. */
final class Indexes {

  private static final String SELECT =
      """
      SELECT i.indexrelid::bigint, n.nspname, c.relname, i.indisvalid AND i.indisready
      FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      """;

  private static final String ON_TABLE = SELECT + "WHERE i.indrelid = to_regclass(?) ORDER BY 1";

  /** The cast to {@code name} truncates as the server did when the index was created. */
  private static final String OF_NAME =
      SELECT + "WHERE i.indrelid = to_regclass(?) AND c.relname = ?::text::name ORDER BY 1";

  /**
   * The names are those in section "Rebuilding Indexes Concurrently" of the manual's REINDEX page.
   */
  private static final String LEFT_BY_REINDEX =
      SELECT + "WHERE NOT i.indisvalid AND c.relname ~ ? ORDER BY 1";

  private static final String REINDEX_NAMES = "_cc(new|old)[0-9]*$";

  private final Connection connection;

  Indexes(Connection connection) {
    this.connection = connection;
  }

  /** An index in its present state. */
  record Found(long id, String schema, String name, boolean valid) {}

  List<Found> on(QualifiedName table) {
    return find(ON_TABLE, table.quoted());
  }

  /**
   * Returns the index with this name, or all indexes if the server chose the name.
   *
   * @param name as written, of any length
   */
  List<Found> on(QualifiedName table, Optional<QualifiedName> name) {
    return name.map(index -> find(OF_NAME, table.quoted(), index.name()))
        .orElseGet(() -> on(table));
  }

  List<Found> leftByReindex() {
    return find(LEFT_BY_REINDEX, REINDEX_NAMES);
  }

  boolean allAbsent(List<QualifiedName> names) {
    return names.stream().allMatch(this::isAbsent);
  }

  private boolean isAbsent(QualifiedName name) {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NULL")) {
      statement.setString(1, name.quoted());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private List<Found> find(String sql, String... arguments) {
    var found = new ArrayList<Found>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new Found(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  /** Drops an index without blocking readers or writers of its table. */
  void drop(Found index) {
    String name = QualifiedName.of(index.schema(), index.name()).quoted();
    try (var statement = connection.createStatement()) {
      statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + name);
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }
}
