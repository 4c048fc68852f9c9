package dev.interlock.history;

import dev.interlock.batch.Batch;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.List;
import java.util.Optional;

/** A part of a script that takes effect atomically, or as the journal records it. */
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

    /** Whether its effect ends with the session. */
    public boolean changesOnlySettings() {
      return statements.stream().allMatch(one -> one.kind() == StatementKind.SESSION);
    }
  }

  /** A statement that runs outside a transaction, and so needs a journal. */
  record NonTransactional(Statement statement) implements Step {}

  /** A statement that runs in batches of rows, each in a transaction of its own. */
  record Batched(Batch batch) implements Step {

    /** Returns the author's statement. */
    public Statement statement() {
      return batch.statement().original();
    }

    /** Returns the statement in one transaction, as it runs where there are few rows or none. */
    public Transactional whole() {
      return new Transactional(Optional.empty(), List.of(statement()));
    }
  }

  /**
   * A statement whose effect a sequence of other statements brings about, each with its own commit.
   */
  record Online(Statement statement, OnlineSequence sequence) implements Step {}
}
