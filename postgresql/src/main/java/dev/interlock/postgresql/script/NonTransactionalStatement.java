package dev.interlock.postgresql.script;

import java.util.List;
import java.util.Optional;

/**
 * A statement that cannot run in a transaction, as far as one must know it to recover from a crash
 * in the middle of it. Names are folded and unquoted.
 */
public sealed interface NonTransactionalStatement {

  /**
   * {@code CREATE INDEX CONCURRENTLY}; leaves an invalid index if it is cut off.
   *
   * @param index in the schema of the table; empty if the server is to choose a name
   */
  record CreateIndexConcurrently(
      Optional<QualifiedName> index, QualifiedName table, boolean unique, boolean ifNotExists)
      implements NonTransactionalStatement {}

  /** {@code DROP INDEX CONCURRENTLY}; leaves an invalid index if it is cut off. */
  record DropIndexConcurrently(List<QualifiedName> indexes, boolean ifExists)
      implements NonTransactionalStatement {
    public DropIndexConcurrently {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * {@code REINDEX … CONCURRENTLY}; leaves invalid {@code …_ccnew} or {@code …_ccold} indexes if it
   * is cut off.
   *
   * @param name empty for the database connected to
   */
  record ReindexConcurrently(Target target, Optional<QualifiedName> name)
      implements NonTransactionalStatement {

    /** What is reindexed. */
    public enum Target {
      INDEX,
      TABLE,
      SCHEMA,
      DATABASE,
      SYSTEM
    }
  }

  /** {@code ALTER TABLE … DETACH PARTITION … CONCURRENTLY}; {@code FINALIZE} completes it. */
  record DetachPartitionConcurrently(QualifiedName table, QualifiedName partition)
      implements NonTransactionalStatement {}

  /** Does no harm when run again ({@code VACUUM}, {@code REINDEX SCHEMA}, {@code ALTER SYSTEM}). */
  record Repeatable() implements NonTransactionalStatement {}

  /** Fails or does harm when run again ({@code CREATE DATABASE}), or is not understood in full. */
  record Other() implements NonTransactionalStatement {}

  /**
   * The statement, if it is of {@link dev.interlock.script.StatementKind#NON_TRANSACTIONAL}; else
   * empty.
   *
   * @param statement one statement, without its semicolon
   * @throws dev.interlock.script.UnsplittableScript if it ends inside a quote or comment
   */
  static Optional<NonTransactionalStatement> parse(String statement) {
    return NonTransactionalStatementParser.parse(PostgresLexer.statement(statement));
  }
}
