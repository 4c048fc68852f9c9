package dev.interlock.postgresql.wire;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Sends statements without waiting for the answer to each, and reports which one failed.
 *
 * <p>In the extended query protocol the server skips everything after a failed statement up to the
 * next Sync (PostgreSQL manual, section 54.2.3, Pipelining), so no statement runs after an error.
 * The driver's own interface for this, {@code addBatch}, refuses statements that return rows and
 * splits statements again; the pipeline therefore uses the driver's query executor. The rows of
 * {@code COPY … TO STDOUT} are dropped like those of a query.
 */
public final class Pipeline {

  /**
   * The most bytes to send before the answers are read. If the answers filled the server's buffers
   * while the client still writes, both would block forever; this amount always fits the client's
   * buffers.
   */
  private static final int WINDOW_BYTES = 48_000;

  private static final int[] NO_BINDS = {};

  private static final int FLAGS = QueryExecutor.QUERY_ONESHOT | QueryExecutor.QUERY_SUPPRESS_BEGIN;

  private final BaseConnection connection;

  public Pipeline(BaseConnection connection) {
    this.connection = connection;
  }

  /**
   * Runs the statements in order until one fails.
   *
   * @throws Broken with the index of the failed statement
   */
  public void run(List<String> statements) throws Broken {
    run(statements, Set.of());
  }

  /**
   * Runs the statements in order until one fails.
   *
   * @param asked the indexes of statements whose first value is needed
   * @return the first value of each, which is text and never null
   * @throws Broken with the index of the failed statement
   */
  Map<Integer, String> run(List<String> statements, Set<Integer> asked) throws Broken {
    var values = new HashMap<Integer, String>();
    int from = 0;
    while (from < statements.size()) {
      int to = window(statements, from);
      send(statements.subList(from, to), new Answers(from, asked, values));
      from = to;
    }
    return values;
  }

  private static int window(List<String> statements, int from) {
    int bytes = 0;
    int to = from;
    do {
      bytes += statements.get(to).getBytes(StandardCharsets.UTF_8).length;
      to++;
    } while (to < statements.size() && bytes + statements.get(to).length() * 3L < WINDOW_BYTES);
    return to;
  }

  private void send(List<String> statements, Answers answers) throws Broken {
    var queries = new ArrayList<NativeQuery>(statements.size());
    for (String sql : statements) {
      queries.add(new NativeQuery(sql, NO_BINDS, false, SqlCommand.BLANK));
    }
    try {
      QueryExecutor executor = connection.getQueryExecutor();
      Query query = executor.wrap(queries);
      executor.execute(query, query.createParameterList(), answers, 0, 0, FLAGS);
    } catch (SQLException e) {
      throw new Broken(answers.offset + answers.complete, e);
    }
  }

  /** Counts completed statements; drops notices, and rows that were not requested. */
  private static final class Answers extends ResultHandlerBase {
    private final int offset;
    private final Set<Integer> asked;
    private final Map<Integer, String> values;
    private int complete;

    Answers(int offset, Set<Integer> asked, Map<Integer, String> values) {
      this.offset = offset;
      this.asked = asked;
      this.values = values;
    }

    @Override
    public void handleResultRows(
        Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
      if (asked.contains(offset + complete)) {
        values.put(offset + complete, new String(tuples.getFirst().get(0), StandardCharsets.UTF_8));
      }
      complete++;
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
      complete++;
    }

    @Override
    public void handleWarning(SQLWarning warning) {}

    /**
     * {@code COPY … TO STDOUT} runs in the extended protocol like any other statement. The driver
     * drops its rows and reports an error of its own, because they belong to its copy interface.
     */
    @Override
    public void handleError(SQLException error) {
      if (!isAboutCopiedRows(error)) {
        super.handleError(error);
      }
    }

    /**
     * Whether the error is the driver's own: the server's errors with this code carry its message.
     */
    private static boolean isAboutCopiedRows(SQLException error) {
      return PSQLState.NOT_IMPLEMENTED.getState().equals(error.getSQLState())
          && error instanceof PSQLException local
          && local.getServerErrorMessage() == null;
    }
  }

  /** Thrown if a statement of the pipeline failed; those after it did not run. */
  public static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final int index;
    private final SQLException reason;

    Broken(int index, SQLException reason) {
      super(reason);
      this.index = index;
      this.reason = reason;
    }

    /** Returns the 0-based index of the failed statement. */
    public int index() {
      return index;
    }

    public SQLException reason() {
      return reason;
    }
  }
}
