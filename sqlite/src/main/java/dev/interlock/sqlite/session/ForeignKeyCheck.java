package dev.interlock.sqlite.session;

import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Reason;
import dev.interlock.dialect.StepFailure.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Detects a transaction that leaves rows without their parents. Most tools do not enforce foreign
 * keys on SQLite, and scripts that rebuild tables switch them off, so SQLite would not report such
 * rows.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_foreign_key_check">SQLite,
 *     foreign_key_check</a>
 */
final class ForeignKeyCheck {

  private static final String ANY =
      "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%references%' LIMIT 1";

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final Session session;
  private long before;

  ForeignKeyCheck(Session session) {
    this.session = session;
  }

  /** Counts the orphans that exist before the transaction. */
  void look() throws SQLException {
    try {
      before = orphans().count();
    } catch (SQLException mismatch) {
      before = UNKNOWN;
    }
  }

  /**
   * Fails if the transaction adds orphans.
   *
   * @throws StepFailure if there are more than before
   */
  void refuseOrphans() throws SQLException {
    if (before == UNKNOWN) {
      return;
    }
    Orphans orphans = orphans();
    if (orphans.count() > before) {
      var said =
          new Said(
              "SQLITE_CONSTRAINT_FOREIGNKEY",
              "rows without their parents would be committed: %s".formatted(orphans.first()),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              OptionalInt.empty());
      throw new StepFailure(Reason.ERROR, -1, said, null);
    }
  }

  private Orphans orphans() throws SQLException {
    if (!session.query(ResultSet::next, ANY)) {
      return new Orphans(0, "");
    }
    return session.query(ForeignKeyCheck::read, "PRAGMA foreign_key_check");
  }

  private static Orphans read(ResultSet rows) throws SQLException {
    long count = 0;
    String last = "";
    while (rows.next()) {
      count++;
      String row = rows.getString(2) == null ? "a row" : "row " + rows.getString(2);
      last = "%s of `%s` names no row of `%s`".formatted(row, rows.getString(1), rows.getString(3));
    }
    return new Orphans(count, last);
  }

  private record Orphans(long count, String first) {}
}
