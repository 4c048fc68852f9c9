package dev.interlock.history;

import dev.interlock.script.Statement;
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
  }

  /**
   * A statement that runs alone, outside a transaction, and so needs a journal.
   *
   * @param settings the session settings it runs under, which must not outlive it
   */
  record Bare(List<Statement> settings, Statement statement) implements Step {
    public Bare {
      settings = List.copyOf(settings);
    }

    /** Under the settings of a session that nobody changed. */
    public Bare(Statement statement) {
      this(List.of(), statement);
    }
  }
}
