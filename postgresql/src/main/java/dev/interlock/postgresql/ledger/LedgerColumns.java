package dev.interlock.postgresql.ledger;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of the ledger's tables at the last reading: whether they exist, and whether they have
 * all columns that this version writes. Older versions created them with fewer; the missing ones
 * are added before they are written.
 */
public final class LedgerColumns {

  private static final List<String> ADDED_TO_JOURNAL = List.of("division", "session");

  private boolean present;
  private boolean journalComplete = true;
  private boolean runsComplete = true;

  /** Notes that there are no tables. */
  void noteAbsent() {
    present = false;
    journalComplete = true;
    runsComplete = true;
  }

  /** Notes the columns of a query that selects the whole journal. */
  void noteJournal(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    Set<String> names = new HashSet<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      names.add(meta.getColumnName(i));
    }
    present = true;
    journalComplete = names.containsAll(ADDED_TO_JOURNAL);
  }

  /**
   * Notes the value of {@code interlock_lock.failed}, which was added together with the columns of
   * the record of runs.
   *
   * @param failed null if the column is missing
   */
  void noteFailed(@Nullable String failed) {
    runsComplete = failed != null;
  }

  /** Notes that the columns of the record of runs were added. */
  void noteRunsComplete() {
    runsComplete = true;
  }

  /** Whether the tables exist. */
  public boolean arePresent() {
    return present;
  }

  boolean isJournalComplete() {
    return journalComplete;
  }

  /** Whether a run may record several rows, with its release. */
  public boolean areRunsComplete() {
    return runsComplete;
  }
}
