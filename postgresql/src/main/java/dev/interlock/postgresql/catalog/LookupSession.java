package dev.interlock.postgresql.catalog;

import dev.interlock.postgresql.wire.RoundTrip;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Tuple;

/**
 * A session reserved for one user, and the statements prepared in it, so that the server plans each
 * query once. They are prepared in SQL, because the driver prepares again whenever {@code
 * search_path} changes, and every lookup changes it. A script may remove prepared statements by
 * DEALLOCATE ALL or DISCARD ALL, even from within a function or a DO block, where its text does not
 * show it. The server then reports the missing statement; the lookup returns to its savepoint,
 * prepares everything again and repeats.
 */
public final class LookupSession {

  /** The prefix of the names of prepared statements. */
  public static final String PREFIX = "interlock_";

  private static final String SAVEPOINT = "SAVEPOINT interlock_lookup";
  private static final List<String> GIVE_BACK =
      List.of("ROLLBACK TO interlock_lookup", "RELEASE interlock_lookup");

  /** {@code invalid_sql_statement_name}: the prepared statement does not exist. */
  private static final String NOT_PREPARED = "26000";

  private final BaseConnection connection;
  private int generation;
  private int count;
  private final Map<ReadSettings, String> settings = new EnumMap<>(ReadSettings.class);

  public LookupSession(BaseConnection connection) {
    this.connection = connection;
  }

  /** Supplies the statements to execute, and prepares them first if necessary. */
  @FunctionalInterface
  interface Questions {
    List<String> ask() throws SQLException;
  }

  /** Returns a number that changes whenever prepared statements may be gone. */
  int generation() {
    return generation;
  }

  /** Prepares queries under the settings that they will run with. */
  List<String> prepare(ReadSettings settings, List<String> queries) throws SQLException {
    var names = new ArrayList<String>();
    var statements = new ArrayList<String>();
    statements.add(SAVEPOINT);
    statements.add(settings.sql());
    for (String query : queries) {
      String name = name(Integer.toString(++count));
      names.add(name);
      statements.add("PREPARE " + name + " AS " + query);
    }
    statements.addAll(GIVE_BACK);
    RoundTrip.run(connection, statements);
    return names;
  }

  /**
   * Runs prepared or one-time statements in the open transaction. A savepoint restores its locks
   * and settings afterwards.
   *
   * @param questions called again if a prepared statement is gone
   */
  List<List<Tuple>> execute(ReadSettings settings, Questions questions) throws SQLException {
    try {
      return executeOnce(settings, questions.ask());
    } catch (SQLException e) {
      if (!NOT_PREPARED.equals(e.getSQLState())) {
        throw e;
      }
      RoundTrip.run(connection, GIVE_BACK);
      forget();
      return executeOnce(settings, questions.ask());
    }
  }

  private void forget() {
    generation++;
    settings.clear();
  }

  private List<List<Tuple>> executeOnce(ReadSettings settings, List<String> questions)
      throws SQLException {
    if (!this.settings.containsKey(settings)) {
      String name = name(settings.name().toLowerCase(Locale.ROOT));
      RoundTrip.run(connection, List.of("PREPARE " + name + " AS " + settings.sql()));
      this.settings.put(settings, name);
    }
    var statements = new ArrayList<String>();
    statements.add(SAVEPOINT);
    statements.add("EXECUTE " + this.settings.get(settings));
    int before = statements.size();
    statements.addAll(questions);
    statements.addAll(GIVE_BACK);
    return RoundTrip.run(connection, statements).subList(before, before + questions.size());
  }

  private String name(String last) {
    return PREFIX + generation + "_" + last;
  }
}
