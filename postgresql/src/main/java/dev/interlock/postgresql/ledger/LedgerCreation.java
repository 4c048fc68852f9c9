package dev.interlock.postgresql.ledger;

import dev.interlock.postgresql.script.QualifiedName;
import dev.interlock.postgresql.wire.Pipeline;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Creates the ledger's tables, even if another session does so at the same time.
 *
 * <p>{@code CREATE TABLE IF NOT EXISTS} does not help: two sessions race on the unique indexes of
 * the system catalogs, and one of them fails. Therefore each creates everything in one transaction;
 * a session that fails because another was first checks again.
 */
public final class LedgerCreation {

  /**
   * Duplicate table, object, schema or key; deadlock; lock timeout; dropped or changed meanwhile.
   */
  private static final Set<String> ANOTHER_WAS_FIRST =
      Set.of("42P07", "42710", "42P06", "23505", "40P01", "55P03", "XX000", "42704");

  private static final int ATTEMPTS = 50;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final BaseConnection connection;
  private final LedgerTables tables;

  public LedgerCreation(BaseConnection connection, LedgerTables tables) {
    this.connection = connection;
    this.tables = tables;
  }

  public void run() {
    SQLException last = null;
    for (int attempt = 0; attempt < ATTEMPTS && !exists(); attempt++) {
      last = attempt();
      if (last != null) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    if (last != null && !exists()) {
      throw ServerErrors.failure(last, -1);
    }
  }

  /**
   * Brings the record of runs of an older version to this one. A role that does not own the tables
   * cannot, and goes on with the record as it is: one row for a run.
   */
  public void completeRuns(LedgerColumns columns) {
    if (columns.areRunsComplete()) {
      return;
    }
    var statements = new ArrayList<String>();
    statements.add("BEGIN");
    statements.add("SELECT pg_catalog.set_config('lock_timeout', '1s', true)");
    statements.addAll(tables.runAdditions());
    statements.add("COMMIT");
    try {
      new Pipeline(connection).run(statements);
      columns.noteRunsComplete();
    } catch (Pipeline.Broken e) {
      rollBack();
    }
  }

  private boolean exists() {
    return exists("to_regclass", tables.lock());
  }

  private boolean exists(String lookUp, String name) {
    String sql = "SELECT %s(?) IS NOT NULL".formatted(lookUp);
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  /** Returns the error if another session was first, or null after success. */
  private @Nullable SQLException attempt() {
    var statements = new ArrayList<String>();
    statements.add("BEGIN");
    statements.add("SELECT pg_catalog.set_config('lock_timeout', '5s', true)");
    if (!exists("to_regnamespace", QualifiedName.quoted(tables.schema()))) {
      // IF NOT EXISTS would require the privilege to create schemas even if the schema exists.
      statements.add("CREATE SCHEMA " + QualifiedName.quoted(tables.schema()));
    }
    statements.addAll(tables.definitions());
    statements.add("COMMIT");
    try {
      new Pipeline(connection).run(statements);
      return null;
    } catch (Pipeline.Broken e) {
      rollBack();
      if (ANOTHER_WAS_FIRST.contains(ServerErrors.state(e.reason()))) {
        return e.reason();
      }
      throw ServerErrors.failure(e.reason(), -1);
    }
  }

  private void rollBack() {
    try {
      new Pipeline(connection).run(List.of("ROLLBACK"));
    } catch (Pipeline.Broken e) {
      throw ServerErrors.failure(e.reason(), -1);
    }
  }
}
