package dev.interlock.postgresql.session;

import dev.interlock.ledger.AppliedKind;
import dev.interlock.postgresql.ledger.LedgerTables;
import dev.interlock.postgresql.wire.ServerErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** The reasons of adopted migrations, from all rows of the ledger, retired ones included. */
record AdoptionReasons(Connection connection, LedgerTables tables) {

  Set<String> read() {
    String query =
        "SELECT DISTINCT reason FROM %s WHERE how = '%s' AND reason IS NOT NULL"
            .formatted(tables.migration(), AppliedKind.ADOPTED.word());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      var reasons = new TreeSet<String>();
      while (rows.next()) {
        reasons.add(rows.getString(1));
      }
      return reasons;
    } catch (SQLException e) {
      throw ServerErrors.failure(e, -1);
    }
  }
}
