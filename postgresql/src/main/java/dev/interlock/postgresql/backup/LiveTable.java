package dev.interlock.postgresql.backup;

import dev.interlock.catalog.ObjectId;
import dev.interlock.dialect.data.RowQueries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table with rows of its own or of its partitions, as it is now.
 *
 * @param columns in their order
 * @param key the columns of its primary key, or else of the first unique index on columns that are
 *     NOT NULL; empty if there is neither
 * @param parents the tables that it is a partition of, the nearest first, each as schema and name
 */
record LiveTable(
    String schema,
    String name,
    boolean isPartitioned,
    List<Column> columns,
    List<String> key,
    List<List<String>> parents) {

  private static final String TABLE =
      """
      SELECT c.oid, c.relkind = 'p'
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p')
      """;

  /** A modifier of -1 makes {@code bpchar} and {@code "bit"} of types that mean one character. */
  private static final String COLUMNS =
      """
      SELECT attname, pg_catalog.format_type(atttypid, atttypmod),
        pg_catalog.format_type(atttypid, -1), attgenerated <> '', attidentity = 'a'
      FROM pg_catalog.pg_attribute
      WHERE attrelid = ? AND attnum > 0 AND NOT attisdropped ORDER BY attnum
      """;

  private static final String KEYS =
      """
      SELECT ARRAY(SELECT a.attname::text
          FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
          WHERE k.place <= i.indnkeyatts ORDER BY k.place)
      FROM pg_catalog.pg_index i
      WHERE i.indrelid = ? AND i.indisunique AND i.indisvalid AND i.indimmediate
        AND i.indpred IS NULL AND i.indexprs IS NULL
        AND NOT EXISTS (SELECT FROM unnest(i.indkey::int2[]) AS k (number)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
          WHERE NOT a.attnotnull OR a.attgenerated <> '')
      ORDER BY i.indisprimary DESC, i.indexrelid
      """;

  private static final String PARENTS =
      """
      SELECT n.nspname, c.relname
      FROM pg_catalog.pg_partition_ancestors(?::bigint::oid::regclass) AS p (id)
      JOIN pg_catalog.pg_class c ON c.oid = p.id
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid <> ?::bigint::oid
      """;

  LiveTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    parents = List.copyOf(parents);
  }

  /**
   * A column.
   *
   * @param type with its modifiers
   * @param base the type without them
   * @param isAlways whether it is an identity that only {@code OVERRIDING SYSTEM VALUE} writes
   */
  record Column(String name, String type, String base, boolean isGenerated, boolean isAlways) {}

  /**
   * Reads a table.
   *
   * @param without a column that the key must not contain; empty for any key
   * @return empty if there is no such table, or if it has no rows of its own
   */
  static Optional<LiveTable> read(Connection connection, List<String> path, String without)
      throws SQLException {
    try (PreparedStatement table = connection.prepareStatement(TABLE)) {
      table.setString(1, path.get(0));
      table.setString(2, path.get(1));
      try (ResultSet row = table.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        long id = row.getLong(1);
        boolean isPartitioned = row.getBoolean(2);
        return Optional.of(
            new LiveTable(
                path.get(0),
                path.get(1),
                isPartitioned,
                columns(connection, id),
                key(connection, id, without),
                parents(connection, id)));
      }
    }
  }

  private static List<Column> columns(Connection connection, long id) throws SQLException {
    var columns = new ArrayList<Column>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setLong(1, id);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          columns.add(
              new Column(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getBoolean(4),
                  rows.getBoolean(5)));
        }
      }
    }
    return columns;
  }

  private static List<String> key(Connection connection, long id, String without)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(KEYS)) {
      query.setLong(1, id);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          List<String> key = Arrays.asList((String[]) rows.getArray(1).getArray());
          if (!key.contains(without)) {
            return key;
          }
        }
      }
    }
    return List.of();
  }

  private static List<List<String>> parents(Connection connection, long id) throws SQLException {
    var parents = new ArrayList<List<String>>();
    try (PreparedStatement query = connection.prepareStatement(PARENTS)) {
      query.setLong(1, id);
      query.setLong(2, id);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          parents.add(List.of(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return parents;
  }

  Optional<Column> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }

  /** Returns the table as SQL. */
  String sql() {
    return RowQueries.quoted(schema) + "." + RowQueries.quoted(name);
  }

  /** Returns the table as SQL without the rows of tables that inherit from it. */
  String alone() {
    return (isPartitioned ? "" : "ONLY ") + sql();
  }

  /** Whether its rows are saved with those of a partitioned table. */
  boolean isSavedWith(List<ObjectId> lost, ObjectId own) {
    return parents.stream()
        .anyMatch(parent ->
            lost.stream()
                .anyMatch(other ->
                    other.kind() == own.kind()
                        && other.owner().equals(parent)
                        && other
                            .path()
                            .subList(2, other.path().size())
                            .equals(own.path().subList(2, own.path().size()))));
  }
}
