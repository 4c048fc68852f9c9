package dev.interlock.postgresql.wire;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;

/**
 * A few short statements that are sent together and answered together: a {@link Pipeline} that
 * returns rows.
 */
public final class RoundTrip {

  private static final int[] NO_BINDS = {};

  private static final int FLAGS =
      QueryExecutor.QUERY_ONESHOT
          | QueryExecutor.QUERY_SUPPRESS_BEGIN
          | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

  private RoundTrip() {}

  /**
   * Runs the statements in order until one fails.
   *
   * @return the rows of each statement, with the fields as the server prints them
   */
  public static List<List<Tuple>> run(BaseConnection connection, List<String> statements)
      throws SQLException {
    var queries = new ArrayList<NativeQuery>(statements.size());
    for (String sql : statements) {
      queries.add(new NativeQuery(sql, NO_BINDS, false, SqlCommand.BLANK));
    }
    QueryExecutor executor = connection.getQueryExecutor();
    Query query = executor.wrap(queries);
    var answers = new Answers();
    executor.execute(query, query.createParameterList(), answers, 0, 0, FLAGS);
    return answers.rows;
  }

  private static final class Answers extends ResultHandlerBase {
    private final List<List<Tuple>> rows = new ArrayList<>();

    @Override
    public void handleResultRows(
        Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
      rows.add(tuples);
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
      rows.add(List.of());
    }

    @Override
    public void handleWarning(SQLWarning warning) {}
  }
}
