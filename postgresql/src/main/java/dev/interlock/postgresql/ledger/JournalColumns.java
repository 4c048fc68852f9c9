package dev.interlock.postgresql.ledger;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the journal has all columns that this version writes, as it was read last. An older
 * version created it with fewer; they are added when the first row is written.
 */
public final class JournalColumns {

  private static final List<String> ADDED_LATER = List.of("division", "session");

  private boolean complete = true;

  /** Takes note of the columns of a query for all of them. */
  void note(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    Set<String> names = new HashSet<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      names.add(meta.getColumnName(i));
    }
    complete = names.containsAll(ADDED_LATER);
  }

  boolean areComplete() {
    return complete;
  }
}
