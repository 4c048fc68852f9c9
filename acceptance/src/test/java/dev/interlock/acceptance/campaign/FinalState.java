package dev.interlock.acceptance.campaign;

import dev.interlock.acceptance.DatabaseState;
import dev.interlock.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Schema, rows, owners, ledger and journal of a database, as lines. */
public record FinalState(List<String> lines) {

  private static final String HAS_LEDGER = "SELECT to_regclass('interlock_migration') IS NOT NULL";

  /** Every row of the ledger, and the half-done work. */
  private static final String LEDGER =
      """
      SELECT format('ledger: %s %s %s %s %s', id, how, retired_as, checksum, fingerprint)
      FROM interlock_migration
      UNION ALL SELECT format('journal: %s', id) FROM interlock_journal
      UNION ALL SELECT 'lock held by ' || run FROM interlock_lock
        WHERE run IS NOT NULL AND until > clock_timestamp()
      ORDER BY 1\
      """;

  public FinalState {
    lines = List.copyOf(lines);
  }

  public static FinalState of(TestDatabase database) {
    try (var session = Session.open(database)) {
      var lines = new ArrayList<>(DatabaseState.of(database));
      if (session.holds(HAS_LEDGER)) {
        lines.addAll(session.rows(LEDGER));
      }
      return new FinalState(lines);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
