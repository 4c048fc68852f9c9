package dev.interlock.postgresql.wire;

import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Statements in order, run in as few round trips as the COPY data among them allows. */
public final class Conversation {

  private final BaseConnection connection;
  private final List<Statement> statements = new ArrayList<>();
  private final Map<Integer, Exchange> exchanges = new HashMap<>();
  private final Set<Integer> asked = new HashSet<>();
  private final Map<Integer, String> values = new HashMap<>();

  public Conversation(BaseConnection connection) {
    this.connection = connection;
  }

  public void add(String sql) {
    add(Statement.of(sql, 0, StatementKind.ORDINARY));
  }

  public void add(Statement statement) {
    statements.add(statement);
  }

  /** Adds work of the client between two statements. */
  public void add(Exchange exchange) {
    exchanges.put(statements.size(), exchange);
    add("");
  }

  /** Returns the number of statements. */
  public int size() {
    return statements.size();
  }

  /**
   * Adds a query whose first value is needed; it must be text and not null.
   *
   * @return its index
   */
  public int ask(String sql) {
    add(sql);
    asked.add(statements.size() - 1);
    return statements.size() - 1;
  }

  /** Returns the answer to that query, after {@link #run}. */
  public String answer(int index) {
    return Objects.requireNonNull(values.get(index));
  }

  /**
   * Runs the statements in order until one fails.
   *
   * @throws Pipeline.Broken with the index of the failed statement, in the order they were added
   */
  public void run() throws Pipeline.Broken {
    int at = 0;
    while (at < statements.size()) {
      at = exchanges.containsKey(at) ? exchange(at) : isCopy(at) ? copy(at) : stretch(at);
    }
  }

  private boolean isCopy(int at) {
    return statements.get(at).kind() == StatementKind.COPY;
  }

  private int stretch(int from) throws Pipeline.Broken {
    int to = from;
    while (to < statements.size() && !isCopy(to) && !exchanges.containsKey(to)) {
      to++;
    }
    try {
      int first = from;
      new Pipeline(connection)
          .run(
              statements.subList(from, to).stream().map(Statement::text).toList(),
              asked.stream().map(index -> index - first).collect(Collectors.toSet()))
          .forEach((index, value) -> values.put(first + index, value));
    } catch (Pipeline.Broken e) {
      throw new Pipeline.Broken(from + e.index(), e.reason());
    }
    return to;
  }

  private int exchange(int at) throws Pipeline.Broken {
    try {
      Objects.requireNonNull(exchanges.get(at)).run();
    } catch (SQLException e) {
      throw new Pipeline.Broken(at, e);
    }
    return at + 1;
  }

  private int copy(int at) throws Pipeline.Broken {
    Statement copy = statements.get(at);
    try (var data = new StringReader(copy.copyData().orElse(""))) {
      new CopyManager(connection).copyIn(copy.text(), data);
    } catch (SQLException e) {
      throw new Pipeline.Broken(at, e);
    } catch (IOException e) {
      throw new Pipeline.Broken(at, new SQLException(e.getMessage(), "08006", e));
    }
    return at + 1;
  }

  /** Work of the client, for which it may use the connection. */
  @FunctionalInterface
  public interface Exchange {
    void run() throws SQLException;
  }
}
