package dev.interlock.postgresql.catalog;

import dev.interlock.postgresql.session.RoundTrip;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Tuple;

/**
 * A session that nobody else is lent, and what is prepared in it, so that the server plans each
 * query once. It is prepared in SQL, because the driver prepares anew whenever {@code search_path}
 * changes, and here it changes for each look.
 */
public final class LookupSession {

  /** What the names of our statements begin with. */
  public static final String PREFIX = "interlock_";

  private static final String SAVEPOINT = "SAVEPOINT interlock_lookup";
  private static final List<String> GIVE_BACK =
      List.of("ROLLBACK TO interlock_lookup", "RELEASE interlock_lookup");

  private final BaseConnection connection;
  private int generation;
  private int count;
  private String settings = "";

  public LookupSession(BaseConnection connection) {
    this.connection = connection;
  }

  /** Somebody may have deallocated what is prepared. */
  public void forget() {
    generation++;
    settings = "";
  }

  /** Changes whenever what was prepared may be gone. */
  int generation() {
    return generation;
  }

  /** Prepares queries under the settings that they will run with. */
  List<String> prepare(List<String> queries) throws SQLException {
    var names = new ArrayList<String>();
    var statements = new ArrayList<String>();
    statements.add(SAVEPOINT);
    statements.add(ReadSettings.lookingUp());
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
   * Runs what was prepared, or what is asked only once, in the open transaction, which goes on as
   * if nobody had looked: locks and settings are given back.
   */
  List<List<Tuple>> execute(List<String> questions) throws SQLException {
    if (settings.isEmpty()) {
      String name = name("settings");
      RoundTrip.run(connection, List.of("PREPARE " + name + " AS " + ReadSettings.lookingUp()));
      settings = name;
    }
    var statements = new ArrayList<String>();
    statements.add(SAVEPOINT);
    statements.add("EXECUTE " + settings);
    int before = statements.size();
    statements.addAll(questions);
    statements.addAll(GIVE_BACK);
    return RoundTrip.run(connection, statements).subList(before, before + questions.size());
  }

  private String name(String last) {
    return PREFIX + generation + "_" + last;
  }
}
