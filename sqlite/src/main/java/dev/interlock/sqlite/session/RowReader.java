package dev.interlock.sqlite.session;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataAnswer.Found;
import dev.interlock.dialect.data.DataAnswer.Unknown;
import dev.interlock.dialect.data.DataAnswer.Why;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.RowQueries;
import dev.interlock.dialect.data.RowQuery;
import dev.interlock.dialect.data.RowsInTheWay;
import dev.interlock.dialect.data.SecretColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the rows of an SQLite file. */
record RowReader(Session session) {

  private static final SqliteNotation SQL = new SqliteNotation();

  /**
   * Answers a question, without writing.
   *
   * @throws StepFailure if the file cannot be read
   */
  DataAnswer ask(DataCheck check, PreflightSettings settings) {
    try {
      return session.readOnly(
          () -> session.within(settings.timeout(), () -> answer(check, settings.secrets())));
    } catch (SQLException e) {
      return unknown(SqliteErrors.failure(e, -1));
    }
  }

  /**
   * Stops a transaction if rows are in the way. It has the write lock, so no row changes before the
   * statement that follows. A query that fails is left to that statement.
   *
   * @throws RowsInTheWay if any are
   */
  void refuse(DataCheck check, SecretColumns secrets) {
    try {
      if (answer(check, secrets) instanceof Found found && found.count() > 0) {
        throw new RowsInTheWay(check, found);
      }
    } catch (SQLException e) {
      // The statement makes the same test, and reports what is wrong.
    }
  }

  private DataAnswer answer(DataCheck check, SecretColumns secrets) throws SQLException {
    Optional<RowQuery> query = new RowQueries(SQL, secrets).of(check);
    if (query.isEmpty()) {
      return new Unknown(Why.NOT_UNDERSTOOD, check.definition());
    }
    Found counted = session.query(RowReader::counted, query.get().count());
    boolean isShown = counted.count() > 0 && !check.isAboutLoss();
    return isShown
        ? new Found(
            counted.count(), counted.rows(), session.query(RowReader::lines, query.get().samples()))
        : counted;
  }

  private static Found counted(ResultSet row) throws SQLException {
    row.next();
    return new Found(row.getLong(1), row.getLong(2), List.of());
  }

  private static List<String> lines(ResultSet rows) throws SQLException {
    var lines = new ArrayList<String>();
    while (rows.next()) {
      lines.add(rows.getString(1));
    }
    return lines;
  }

  private static DataAnswer unknown(StepFailure failure) {
    String said = failure.said().wordsAndState();
    return switch (failure.reason()) {
      case CONNECTION_LOST -> throw failure;
      case CANCELLED -> new Unknown(Why.TIMEOUT, said);
      case LOCK_TIMEOUT -> new Unknown(Why.LOCKED, said);
      default -> new Unknown(said.contains("no such") ? Why.MISSING : Why.FAILED, said);
    };
  }
}
