package dev.interlock.postgresql.backup;

import dev.interlock.dialect.backup.NotRestored;
import dev.interlock.dialect.backup.NotRestored.Why;
import dev.interlock.dialect.backup.RestoreOptions;
import dev.interlock.dialect.backup.RestoredRows;
import dev.interlock.dialect.backup.RowInput;
import dev.interlock.dialect.backup.SavedRows;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Puts saved rows back inside a transaction: rows whose key is missing are inserted, and values are
 * set where there is none. In the end every row is compared with its copy, so that a trigger, a
 * narrower type or another default cannot change it unseen.
 */
public final class RowReturn {

  private final BaseConnection connection;
  private final RestoreOptions options;

  public RowReturn(BaseConnection connection, RestoreOptions options) {
    this.connection = connection;
    this.options = options;
  }

  /**
   * Puts rows back.
   *
   * @return one result for each input; if values would have to be overwritten without consent, the
   *     transaction must be rolled back
   * @throws NotRestored if rows cannot be put back
   * @throws SQLException if the server refuses them
   */
  public List<RestoredRows> run(List<RowInput> inputs) throws SQLException {
    try (Statement session = connection.createStatement()) {
      session.execute(CopySettings.LOCAL);
      session.execute("SET CONSTRAINTS ALL DEFERRED");
      var results = new HashMap<RowInput, RestoredRows>();
      var returned = new ArrayList<ReturnedTable>();
      for (RowInput input : new ReferenceOrder(connection).of(inputs)) {
        ReturnedTable table = staged(input, returned.size(), session);
        returned.add(table);
        results.put(input, table.put(options));
      }
      session.execute("SET CONSTRAINTS ALL IMMEDIATE");
      if (isAllowed(results)) {
        for (ReturnedTable table : returned) {
          table.requireSame();
          if (!options.isTrial()) {
            table.advanceSequences();
          }
        }
      }
      return inputs.stream().map(results::get).toList();
    }
  }

  private boolean isAllowed(Map<RowInput, RestoredRows> results) {
    return options.isOverwriting()
        || results.values().stream().allMatch(result -> result.different() == 0);
  }

  /**
   * Loads the rows as text into a table of the transaction, and locks the table that they go to.
   */
  private ReturnedTable staged(RowInput input, int number, Statement session) throws SQLException {
    SavedRows rows = input.rows();
    LiveTable table =
        LiveTable.read(connection, rows.object().owner(), "")
            .orElseThrow(() ->
                new NotRestored(
                    Why.NO_PLACE,
                    rows.object(),
                    "its table does not exist",
                    "Undo the migration that dropped it, or create it, then restore again."));
    session.execute("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE".formatted(table.alone()));
    var returned = new ReturnedTable(session, rows, table, "interlock_rows_" + number);
    returned.requirePlace();
    session.execute(returned.stage());
    long loaded = load(input, returned.copy());
    if (loaded != input.count()) {
      throw unreadable(
          rows, "%s holds %d rows in place of %d".formatted(rows.object(), loaded, input.count()));
    }
    session.execute("ANALYZE " + returned.saved());
    return returned;
  }

  private long load(RowInput input, String copy) throws SQLException {
    try (InputStream lines = input.file().open()) {
      return new CopyManager(connection).copyIn(copy, lines);
    } catch (IOException e) {
      throw unreadable(input.rows(), Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
    }
  }

  private static NotRestored unreadable(SavedRows rows, String why) {
    return new NotRestored(Why.UNREADABLE, rows.object(), why, "");
  }

  /** Orders inputs so that rows come after those that they refer to. */
  private record ReferenceOrder(BaseConnection connection) {

    private static final String REFERENCES =
        """
        SELECT cn.nspname, c.relname, pn.nspname, p.relname
        FROM pg_catalog.pg_constraint f
        JOIN pg_catalog.pg_class c ON c.oid = f.conrelid
        JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
        JOIN pg_catalog.pg_class p ON p.oid = f.confrelid
        JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
        WHERE f.contype = 'f' AND f.conrelid <> f.confrelid
        """;

    List<RowInput> of(List<RowInput> inputs) throws SQLException {
      Map<List<String>, Set<List<String>>> parents = parents();
      var left = new ArrayList<>(inputs);
      var order = new ArrayList<RowInput>();
      while (!left.isEmpty()) {
        RowInput next =
            left.stream()
                .filter(one -> left.stream().noneMatch(other -> isChild(one, other, parents)))
                .findFirst()
                .orElse(left.getFirst()); // a circle: the server decides
        order.add(next);
        left.remove(next);
      }
      return order;
    }

    private static boolean isChild(
        RowInput one, RowInput other, Map<List<String>, Set<List<String>>> parents) {
      List<String> table = one.rows().object().owner();
      return !table.equals(other.rows().object().owner())
          && parents.getOrDefault(table, Set.of()).contains(other.rows().object().owner());
    }

    private Map<List<String>, Set<List<String>>> parents() throws SQLException {
      var parents = new HashMap<List<String>, Set<List<String>>>();
      try (var query = connection.createStatement();
          var rows = query.executeQuery(REFERENCES)) {
        while (rows.next()) {
          parents
              .computeIfAbsent(
                  List.of(rows.getString(1), rows.getString(2)), child -> new HashSet<>())
              .add(List.of(rows.getString(3), rows.getString(4)));
        }
      }
      return parents;
    }
  }
}
