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

  /** Added by an older version; {@link #BATCH} is added only when a statement runs in batches. */
  private static final List<String> ADDED_TO_JOURNAL = List.of("division", "session");

  static final String BATCH = "batch";

  private static final Set<String> WHOLE_JOURNAL = Set.of("division", "session", BATCH);

  private boolean present;
  private Set<String> journal = WHOLE_JOURNAL;
  private boolean runsComplete = true;

  /** Notes that there are no tables. */
  void noteAbsent() {
    present = false;
    journal = WHOLE_JOURNAL;
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
    journal = Set.copyOf(names);
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
    return journal.containsAll(ADDED_TO_JOURNAL);
  }

  /** Notes that the columns of the journal were added. */
  void noteJournalComplete() {
    journal = WHOLE_JOURNAL;
  }

  /** Whether the journal had a column when it was last read. */
  boolean journalHas(String column) {
    return journal.contains(column);
  }

  /** Whether a run may record several rows, with its release. */
  public boolean areRunsComplete() {
    return runsComplete;
  }
}
