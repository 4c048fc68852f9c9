package dev.interlock.postgresql.data;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.data.ByteSize;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Reads the sizes of tables in a read-only transaction. */
public final class SizeReader {

  /**
   * Adds up the partitions. As the planner does, it scales the server's last count of the rows to
   * the pages that the table has now (PostgreSQL manual, 68.1 Row Estimation Examples). A table
   * that was never analyzed has no count: -1, or before PostgreSQL 14 no pages (53.11 pg_class).
   */
  private static final String QUERY =
      """
      SELECT name, sum(bytes), CASE WHEN bool_and(rows IS NOT NULL) THEN sum(rows)::bigint END
      FROM (
        SELECT asked.name, coalesce(pg_total_relation_size(c.oid), 0) AS bytes,
          CASE WHEN c.relkind = 'p' THEN 0
            WHEN c.relkind = 'f' THEN NULL
            WHEN pages.now = 0 THEN 0
            WHEN c.reltuples >= 0 AND c.relpages > 0
              THEN c.reltuples::float8 / c.relpages * pages.now END AS rows
        FROM (SELECT name, to_regclass(name) AS id FROM unnest(ARRAY[%s]::text[]) AS name) asked
        LEFT JOIN LATERAL pg_partition_tree(asked.id) AS tree ON true
        JOIN pg_class c ON c.oid = coalesce(tree.relid, asked.id)
        CROSS JOIN LATERAL (
          SELECT coalesce(pg_relation_size(c.oid), 0)
            / current_setting('block_size')::bigint) AS pages (now)
      ) AS parts
      GROUP BY name
      """;

  private final Connection connection;
  private final String settings;

  /**
   * @param settings the statement that makes the settings of the transaction, its time limit
   *     included
   */
  public SizeReader(Connection connection, String settings) {
    this.connection = connection;
    this.settings = settings;
  }

  /**
   * Returns the sizes of the tables that exist; of all tables the same reason if the server
   * refuses.
   *
   * @param tables names with their schema, quoted where necessary
   * @throws StepFailure if the connection is lost
   */
  public Map<String, TableSize> read(SortedSet<String> tables) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN TRANSACTION READ ONLY");
      try {
        statement.execute(settings);
        return sizes(tables, statement);
      } catch (SQLException e) {
        return unknown(tables, ServerErrors.failure(e, -1));
      } finally {
        statement.execute("ROLLBACK");
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private static Map<String, TableSize> sizes(SortedSet<String> tables, Statement statement)
      throws SQLException {
    String names =
        tables.stream()
            .map(name -> "'" + name.replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    var sizes = new HashMap<String, TableSize>();
    try (ResultSet row = statement.executeQuery(QUERY.formatted(names))) {
      while (row.next()) {
        long counted = row.getLong(3);
        Optional<Long> rows = row.wasNull() ? Optional.empty() : Optional.of(counted);
        sizes.put(row.getString(1), new TableSize.Measured(new ByteSize(row.getLong(2)), rows));
      }
    }
    return sizes;
  }

  private static Map<String, TableSize> unknown(SortedSet<String> tables, StepFailure failure) {
    if (failure.reason() == Reason.CONNECTION_LOST) {
      throw failure;
    }
    var unknown =
        new TableSize.Unknown(failure.reason() == Reason.CANCELLED, failure.said().wordsAndState());
    return tables.stream().collect(Collectors.toMap(name -> name, name -> unknown));
  }
}
