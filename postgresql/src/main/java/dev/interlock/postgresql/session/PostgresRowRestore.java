package dev.interlock.postgresql.session;

import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.backup.RestoreOptions;
import dev.interlock.dialect.backup.RestoredRows;
import dev.interlock.dialect.backup.RowInput;
import dev.interlock.dialect.backup.RowRestore;
import dev.interlock.ledger.Token;
import dev.interlock.postgresql.backup.RowReturn;
import dev.interlock.postgresql.ledger.LedgerTables;
import dev.interlock.postgresql.ledger.LockRow;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.postgresql.core.BaseConnection;

/** Puts rows back in a fenced transaction, and identifies the database. */
record PostgresRowRestore(
    BaseConnection connection, LedgerTables tables, StatementSettings settings)
    implements RowRestore {

  /**
   * The number that {@code initdb} gave to the cluster, and that of the database in it (PostgreSQL
   * manual, section 9.28, System Information Functions).
   */
  private static final String IDENTITY =
      """
      SELECT system_identifier || '/' ||
        (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
      FROM pg_catalog.pg_control_system()
      """;

  @Override
  public Optional<String> identity() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(IDENTITY)) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      if (ServerErrors.failure(e, -1).mayHeal()) {
        throw ServerErrors.failure(e, -1);
      }
      return Optional.empty(); // the provider keeps the function to itself
    }
  }

  @Override
  public List<RestoredRows> restore(
      List<RowInput> inputs, RestoreOptions options, Token fence, StepSettings step) {
    try (Statement statement = connection.createStatement()) {
      boolean isKept = false;
      statement.execute("BEGIN");
      try {
        pass(statement, fence, step);
        List<RestoredRows> results = new RowReturn(connection, options).run(inputs);
        isKept =
            !options.isTrial()
                && (options.isOverwriting()
                    || results.stream().allMatch(result -> result.different() == 0));
        statement.execute(LockRow.prolong(tables, step.lease().value()));
        return results;
      } finally {
        statement.execute(isKept ? "COMMIT" : "ROLLBACK");
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private void pass(Statement statement, Token fence, StepSettings step) throws SQLException {
    try {
      statement.execute(new Fence(connection, tables, settings).statement(fence, step));
    } catch (SQLException e) {
      if (Fence.BROKEN.equals(ServerErrors.state(e))) {
        throw Transaction.fenced(e);
      }
      throw e;
    }
  }
}
