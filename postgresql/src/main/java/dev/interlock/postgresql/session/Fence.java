package dev.interlock.postgresql.session;

import dev.interlock.dialect.StepSettings;
import dev.interlock.ledger.Token;
import dev.interlock.postgresql.ledger.LedgerTables;
import org.postgresql.PGConnection;

/**
 * The first statement of every changing transaction. It makes the settings of the transaction, then
 * locks the lock's row and divides by zero if the row has another token.
 */
record Fence(PGConnection connection, LedgerTables tables, StatementSettings settings) {

  /** The SQLSTATE of a fence that found another token: division by zero. */
  static final String BROKEN = "22012";

  String statement(Token token, StepSettings step) {
    return statement(token, settings.ofTransaction(step, connection));
  }

  /** Returns the fence of a transaction in a program's own session. */
  String ofProgram(Token token, StepSettings step) {
    return statement(token, settings.ofProgram(step, connection));
  }

  private String statement(Token token, String settings) {
    return """
    SELECT %s, 1 / (SELECT count(*) FROM (SELECT FROM %s WHERE token = %d FOR NO KEY UPDATE) AS mine)\
    """
        .formatted(settings, tables.lock(), token.value());
  }
}
