package dev.interlock.postgresql.script;

import dev.interlock.script.StatementKind;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;

/** {@code BEGIN}, {@code COMMIT}, {@code ROLLBACK} and their relatives (manual, SQL Commands). */
final class TransactionControl {

  private TransactionControl() {}

  /**
   * Returns {@link StatementKind#ORDINARY} for savepoints and statements without transaction
   * control.
   */
  static StatementKind kindOf(TokenReader reader) {
    if (reader.accept("begin") || reader.accept("start", "transaction")) {
      return StatementKind.BEGIN;
    }
    if (reader.acceptAny("commit", "end")) {
      return afterCommit(reader);
    }
    if (reader.acceptAny("rollback", "abort")) {
      reader.acceptAny("work", "transaction");
      return reader.accept("to") ? StatementKind.ORDINARY : StatementKind.ABORT;
    }
    // A prepared statement may be called "transaction"; only PREPARE TRANSACTION has a literal
    // here.
    return reader.accept("prepare", "transaction") && reader.isAt(SqlToken.Kind.STRING)
        ? StatementKind.ABORT
        : StatementKind.ORDINARY;
  }

  /**
   * Treats {@code AND CHAIN} as an abort: it opens a transaction that the engine did not request.
   */
  private static StatementKind afterCommit(TokenReader reader) {
    reader.acceptAny("work", "transaction");
    return reader.accept("and", "chain") ? StatementKind.ABORT : StatementKind.COMMIT;
  }
}
