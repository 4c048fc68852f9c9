package dev.interlock.postgresql.script;

import java.util.List;
import java.util.Optional;

/**
 * A statement that cannot run in a transaction, with the details needed to recover from a crash in
 * the middle of it. Names are folded and unquoted.
 */
public sealed interface NonTransactionalStatement {

  /**
   * {@code CREATE INDEX CONCURRENTLY}; leaves an invalid index if it is interrupted.
   *
   * @param index in the schema of the table; empty if the server is to choose a name
   */
  record CreateIndexConcurrently(
      Optional<QualifiedName> index, QualifiedName table, boolean unique, boolean ifNotExists)
      implements NonTransactionalStatement {}

  /** {@code DROP INDEX CONCURRENTLY}; leaves an invalid index if it is interrupted. */
  record DropIndexConcurrently(List<QualifiedName> indexes, boolean ifExists)
      implements NonTransactionalStatement {
    public DropIndexConcurrently {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * {@code REINDEX … CONCURRENTLY}; leaves invalid {@code …_ccnew} or {@code …_ccold} indexes if it
   * is interrupted.
   *
   * @param name empty for the current database
   */
  record ReindexConcurrently(Target target, Optional<QualifiedName> name)
      implements NonTransactionalStatement {

    /** The kind of object to reindex. */
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

  /**
   * A statement that may be repeated ({@code VACUUM}, {@code REINDEX SCHEMA}, {@code ALTER
   * SYSTEM}).
   */
  record Repeatable() implements NonTransactionalStatement {}

  /**
   * A statement that fails or does harm when repeated ({@code CREATE DATABASE}), or is only partly
   * understood.
   */
  record Other() implements NonTransactionalStatement {}

  /**
   * Parses a statement of kind {@link dev.interlock.script.StatementKind#NON_TRANSACTIONAL};
   * returns empty for other kinds.
   *
   * @param statement one statement, without its semicolon
   * @throws dev.interlock.script.token.UnsplittableScript if it ends inside a quote or comment
   */
  static Optional<NonTransactionalStatement> parse(String statement) {
    return NonTransactionalStatementParser.parse(PostgresLexer.statement(statement));
  }
}
