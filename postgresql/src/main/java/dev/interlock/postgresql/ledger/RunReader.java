package dev.interlock.postgresql.ledger;

import dev.interlock.ledger.RunEvent;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the record of runs in one query. */
public final class RunReader {

  private static final String UNDEFINED_TABLE = "42P01";

  private final Connection connection;
  private final LedgerTables tables;

  public RunReader(Connection connection, LedgerTables tables) {
    this.connection = connection;
    this.tables = tables;
  }

  /** Reads the newest rows; returns them in the order of their ends. */
  public List<RunEvent> read(int most) {
    try (var statement = connection.prepareStatement(query())) {
      statement.setInt(1, most);
      try (ResultSet rows = statement.executeQuery()) {
        var events = new ArrayList<RunEvent>();
        while (rows.next()) {
          events.add(event(rows));
        }
        return events.reversed();
      }
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(ServerErrors.state(e))) {
        return List.of();
      }
      throw ServerErrors.failure(e, -1);
    }
  }

  /** A ledger of an older version lacks the release. */
  private String query() {
    return """
    SELECT r.run, r.command, r.host, pg_catalog.to_jsonb(r) ->> 'release',
      (extract(epoch FROM r.started_at) * 1000)::bigint, (extract(epoch FROM r.ended_at) * 1000)::bigint,
      r.outcome, r.details, m.ids
    FROM (SELECT * FROM %s ORDER BY ended_at DESC LIMIT ?) r
    LEFT JOIN (SELECT run, pg_catalog.array_agg(id ORDER BY seq) ids FROM %s GROUP BY run) m
      ON m.run = r.run
    ORDER BY r.ended_at DESC, r.started_at DESC\
    """
        .formatted(tables.run(), tables.migration());
  }

  private static RunEvent event(ResultSet row) throws SQLException {
    var ids = row.getArray(9);
    return new RunEvent(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Optional.ofNullable(row.getString(4)),
        Instant.ofEpochMilli(row.getLong(5)),
        Instant.ofEpochMilli(row.getLong(6)),
        row.getString(7),
        row.getString(8),
        ids == null ? List.of() : List.of((String[]) ids.getArray()));
  }
}
