package dev.interlock.postgresql.data;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.data.CheckedTable;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataAnswer.Found;
import dev.interlock.dialect.data.DataAnswer.Unknown;
import dev.interlock.dialect.data.DataAnswer.Why;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.RowQueries;
import dev.interlock.dialect.data.RowQuery;
import dev.interlock.dialect.data.SecretColumns;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the rows, each question in a read-only transaction of one snapshot. Nothing outlives the
 * transaction, so a transaction pooler does no harm.
 */
public final class RowReader {

  /** Two queries of one question must see the same rows. */
  private static final String BEGIN = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

  private static final PostgresNotation SQL = new PostgresNotation();

  private final Connection connection;
  private final String settings;
  private final SecretColumns secrets;

  /**
   * @param settings the statement that makes the settings of the transaction, its time limit
   *     included
   */
  public RowReader(Connection connection, String settings, SecretColumns secrets) {
    this.connection = connection;
    this.settings = settings;
    this.secrets = secrets;
  }

  /**
   * Answers a question.
   *
   * @throws StepFailure if the connection is lost or another session cancels the query
   */
  public DataAnswer ask(DataCheck check) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(BEGIN);
      try {
        statement.execute(settings);
        statement.execute("SET LOCAL search_path = ''");
        statement.execute("SET LOCAL row_security = off");
        return answer(check, statement);
      } catch (SQLException e) {
        return unknown(check, e, statement);
      } finally {
        statement.execute("ROLLBACK");
      }
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }

  private DataAnswer answer(DataCheck check, Statement statement) throws SQLException {
    if (check instanceof DataCheck.Conversion) {
      Optional<String> block = RowsBlock.answering(check, secrets);
      statement.execute(block.orElseThrow());
      return RowsBlock.read(
          lines("SELECT current_setting('%s')".formatted(RowsBlock.ANSWER), statement).getFirst());
    }
    Optional<RowQuery> query = new RowQueries(SQL, secrets).of(check);
    if (query.isEmpty()) {
      return new Unknown(Why.NOT_UNDERSTOOD, check.definition());
    }
    try (ResultSet row = statement.executeQuery(query.get().count())) {
      row.next();
      var counted = new Found(row.getLong(1), row.getLong(2), List.of());
      return counted.count() == 0
          ? counted
          : new Found(counted.count(), counted.rows(), samples(check, query.get(), statement));
    }
  }

  private List<String> samples(DataCheck check, RowQuery query, Statement statement)
      throws SQLException {
    return check.isAboutLoss() && !(check instanceof DataCheck.Precision)
        ? losses(check, statement)
        : lines(query.samples(), statement);
  }

  /** Returns the size of what is dropped, and the objects that depend on it. */
  private List<String> losses(DataCheck check, Statement statement) throws SQLException {
    CheckedTable table = check.table();
    String oid = "'" + SQL.table(table).replace("'", "''") + "'::regclass";
    var lines = new ArrayList<String>();
    String column = "0";
    if (check instanceof DataCheck.DroppedColumn dropped) {
      column =
          "(SELECT attnum FROM pg_attribute WHERE attrelid = %s AND attname = '%s')"
              .formatted(oid, dropped.column().replace("'", "''"));
    } else {
      lines.addAll(
          lines(
              "SELECT pg_size_pretty(pg_total_relation_size(%s)) || ' on disk'".formatted(oid),
              statement));
    }
    lines.addAll(
        lines(
            """
            SELECT DISTINCT 'needed by ' || coalesce(
              (SELECT 'view ' || ev_class::regclass FROM pg_rewrite r
                WHERE classid = 'pg_rewrite'::regclass AND r.oid = objid),
              pg_describe_object(classid, objid, objsubid))
            FROM pg_depend
            WHERE refclassid = 'pg_class'::regclass AND refobjid = %1$s AND deptype = 'n'
              AND (%2$s = 0 OR refobjsubid = %2$s)
              AND NOT (classid = 'pg_constraint'::regclass AND EXISTS (
                SELECT FROM pg_constraint c WHERE c.oid = objid AND c.conrelid = refobjid))
            ORDER BY 1 LIMIT 5
            """
                .formatted(oid, column),
            statement));
    return lines;
  }

  private static List<String> lines(String query, Statement statement) throws SQLException {
    var lines = new ArrayList<String>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  private static DataAnswer unknown(DataCheck check, SQLException error, Statement statement)
      throws SQLException {
    StepFailure failure = ServerErrors.failure(error, -1);
    String state = ServerErrors.state(error);
    String said = failure.said().wordsAndState();
    return switch (failure.reason()) {
      case CONNECTION_LOST -> throw failure;
      case NOT_ALLOWED ->
          new Unknown(hidesRows(check, statement) ? Why.ROWS_HIDDEN : Why.NOT_ALLOWED, said);
      case LOCK_TIMEOUT, CONFLICT -> new Unknown(Why.LOCKED, said);
      case CANCELLED -> new Unknown(Why.TIMEOUT, said);
      default -> new Unknown(why(state), said);
    };
  }

  private static Why why(String state) {
    return switch (state) {
      case "42P01", "42703", "42883", "42704", "3F000" -> Why.MISSING;
      default -> Why.FAILED;
    };
  }

  /** Whether policies hide rows from the role: the server refuses both with the same code. */
  private static boolean hidesRows(DataCheck check, Statement statement) throws SQLException {
    statement.execute("ROLLBACK");
    statement.execute("BEGIN TRANSACTION READ ONLY");
    String tables =
        check instanceof DataCheck.ForeignKey key
            ? hides(key.table()) + " OR " + hides(key.parent())
            : hides(check.table());
    try (ResultSet row = statement.executeQuery("SELECT " + tables)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static String hides(CheckedTable table) {
    return "has_table_privilege('%1$s', 'SELECT') AND row_security_active('%1$s')"
        .formatted(SQL.table(table).replace("'", "''"));
  }
}
