package dev.interlock.history;

import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.List;
import java.util.Optional;

/** What of a script is done as one, completely or not at all. */
public sealed interface Step {

  /**
   * Statements that share one transaction.
   *
   * @param begin the author's own {@code BEGIN}, kept for its isolation level and access mode
   * @param statements in file order; at least one; never transaction control
   */
  record Transactional(Optional<Statement> begin, List<Statement> statements) implements Step {
    public Transactional {
      statements = List.copyOf(statements);
    }

    /** Whether nothing of it lasts longer than the session. */
    public boolean changesOnlySettings() {
      return statements.stream().allMatch(one -> one.kind() == StatementKind.SESSION);
    }
  }

  /** A statement that runs alone, outside a transaction, and so needs a journal. */
  record NonTransactional(Statement statement) implements Step {}
}
