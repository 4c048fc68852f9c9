package dev.interlock.postgresql.session;

import dev.interlock.ledger.RecordedRun;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.RunOutcome;
import dev.interlock.postgresql.ledger.LedgerTables;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The last run that ended well after another one, by the clock of the database. */
record LaterRun(Connection connection, LedgerTables tables) {

  Optional<RecordedRun> after(RunId run) {
    String query =
        """
        SELECT run, command, host FROM %1$s WHERE outcome IN (%2$s) AND run <> ? \
        AND ended_at >= coalesce((SELECT max(ended_at) FROM %1$s WHERE run = ?), '-infinity') \
        ORDER BY ended_at DESC LIMIT 1\
        """
            .formatted(tables.run(), RunOutcome.goodWords());
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, run.value());
      statement.setString(2, run.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new RecordedRun(new RunId(row.getString(1)), row.getString(2), row.getString(3)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }
}
