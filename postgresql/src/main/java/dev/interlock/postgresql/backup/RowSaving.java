package dev.interlock.postgresql.backup;

import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.backup.BackupFailed;
import dev.interlock.dialect.backup.BackupSink;
import dev.interlock.dialect.backup.SavedColumn;
import dev.interlock.dialect.backup.SavedRows;
import dev.interlock.dialect.data.RowQueries;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Copies what a statement is about to lose, inside the transaction of that statement. A lock keeps
 * other sessions from writing to the table until the statement has run; they can read it meanwhile.
 */
public final class RowSaving {

  private static final String SAVEPOINT = "interlock_backup";

  private final BaseConnection connection;
  private final BackupSink sink;

  public RowSaving(BaseConnection connection, BackupSink sink) {
    this.connection = connection;
    this.sink = sink;
  }

  /**
   * Saves the rows of tables and the values of columns; those that do not exist are left out. The
   * settings of the transaction stay as they are.
   *
   * @param statement the 0-based number in its step of the statement that loses them
   * @throws BackupFailed if they are not safe
   * @throws SQLException if the server refuses; the transaction is broken then
   */
  public void save(int statement, List<ObjectId> lost) throws SQLException {
    try (Statement session = connection.createStatement()) {
      requireCurrentRows(lost.getFirst(), session);
      for (ObjectId object : lost) {
        lock(object, session);
      }
      session.execute("SAVEPOINT " + SAVEPOINT);
      session.execute(CopySettings.LOCAL);
      for (ObjectId object : lost) {
        Optional<LiveTable> table = table(object);
        if (table.isPresent() && !table.get().isSavedWith(lost, object)) {
          save(statement, object, table.get());
        }
      }
      session.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
      session.execute("RELEASE SAVEPOINT " + SAVEPOINT);
    }
  }

  /**
   * Refuses a transaction whose snapshot was taken before the lock: it would not see rows that were
   * committed in between, and the statement would lose them.
   */
  private static void requireCurrentRows(ObjectId object, Statement session) throws SQLException {
    try (ResultSet row =
        session.executeQuery("SELECT pg_catalog.current_setting('transaction_isolation')")) {
      row.next();
      if (!row.getString(1).equals("read committed")) {
        throw new BackupFailed(
            object,
            "its migration runs at isolation level %s, where the newest rows are not seen"
                .formatted(row.getString(1)));
      }
    }
  }

  private void lock(ObjectId object, Statement session) throws SQLException {
    Optional<LiveTable> table = table(object);
    if (table.isPresent()) {
      session.execute("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE".formatted(table.get().alone()));
    }
  }

  private Optional<LiveTable> table(ObjectId object) throws SQLException {
    String without = object.kind() == ObjectKind.COLUMN ? object.name() : "";
    return LiveTable.read(connection, object.owner(), without)
        .filter(table -> without.isEmpty() || table.column(without).isPresent());
  }

  private void save(int statement, ObjectId object, LiveTable table) throws SQLException {
    SavedRows rows = new SavedRows(object, columns(object, table), table.key());
    try {
      sink.save(statement, rows, out -> copy(query(rows, table), out));
    } catch (Broken broken) {
      throw broken.reason;
    }
  }

  /** Returns all columns; for a column that is lost, the key and the column if there is a key. */
  private static List<SavedColumn> columns(ObjectId object, LiveTable table) {
    return table.columns().stream()
        .filter(column -> !column.isGenerated())
        .filter(column ->
            object.kind() != ObjectKind.COLUMN
                || table.key().isEmpty()
                || table.key().contains(column.name())
                || column.name().equals(object.name()))
        .map(column -> new SavedColumn(column.name(), column.type()))
        .toList();
  }

  /** Tests the value itself: a row value of nulls is a value. */
  private static String query(SavedRows rows, LiveTable table) {
    String columns =
        rows.names().stream().map(RowQueries::quoted).collect(Collectors.joining(", "));
    String where =
        rows.isColumn()
            ? " WHERE pg_catalog.num_nulls(%s) = 0"
                .formatted(RowQueries.quoted(rows.object().name()))
            : "";
    return "COPY (SELECT %s FROM %s%s) TO STDOUT".formatted(columns, table.alone(), where);
  }

  private long copy(String query, OutputStream out) throws IOException {
    try {
      return new CopyManager(connection).copyOut(query, out);
    } catch (SQLException e) {
      throw new Broken(e);
    }
  }

  /** Carries the server's error through the sink. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException reason;

    Broken(SQLException reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
