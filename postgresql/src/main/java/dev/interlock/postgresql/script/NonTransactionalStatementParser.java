package dev.interlock.postgresql.script;

import dev.interlock.postgresql.script.NonTransactionalStatement.CreateIndexConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.DetachPartitionConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.DropIndexConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.Other;
import dev.interlock.postgresql.script.NonTransactionalStatement.Repeatable;
import dev.interlock.script.token.TokenReader;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Recognises the statements for which PostgreSQL 18 calls {@code PreventInTransactionBlock}, as far
 * as their text shows it. {@code REINDEX} and {@code CLUSTER} of a partitioned table are among them
 * too, but only running them reveals it.
 */
final class NonTransactionalStatementParser {

  private final TokenReader reader;
  private final NameReader names;

  private NonTransactionalStatementParser(TokenSequence tokens) {
    reader = new TokenReader(tokens);
    names = new NameReader(reader);
  }

  /** Returns the statement; empty if it may run in a transaction. */
  static Optional<NonTransactionalStatement> parse(TokenSequence tokens) {
    return new NonTransactionalStatementParser(tokens).statement();
  }

  private Optional<NonTransactionalStatement> statement() {
    if (reader.accept("create")) {
      return create();
    }
    if (reader.accept("drop")) {
      return drop();
    }
    if (reader.accept("alter")) {
      return alter();
    }
    if (reader.accept("reindex")) {
      return new ReindexParser(reader, names).reindex();
    }
    if (reader.accept("cluster")) {
      return cluster();
    }
    if (reader.accept("vacuum") || reader.accept("discard", "all")) {
      return Optional.of(new Repeatable());
    }
    return otherIf(reader.accept("commit", "prepared") || reader.accept("rollback", "prepared"));
  }

  private Optional<NonTransactionalStatement> create() {
    boolean unique = reader.accept("unique");
    if (reader.accept("index", "concurrently")) {
      return Optional.of(createIndex(unique));
    }
    if (reader.accept("subscription")) {
      return otherIf(createsSlot());
    }
    return otherIf(reader.acceptAny("database", "tablespace"));
  }

  private boolean createsSlot() {
    var options = Options.afterWith(reader);
    return options.isOn("connect", true) && options.isOn("create_slot", true);
  }

  private NonTransactionalStatement createIndex(boolean unique) {
    boolean ifNotExists = reader.accept("if", "not", "exists");
    boolean unnamed = reader.accept("on");
    var index = unnamed ? Optional.<String>empty() : names.identifier();
    if (!unnamed && (index.isEmpty() || !reader.accept("on"))) {
      return new Other();
    }
    reader.accept("only");
    return names
        .qualifiedName()
        .<NonTransactionalStatement>map(table ->
            new CreateIndexConcurrently(index.map(table::sibling), table, unique, ifNotExists))
        .orElseGet(Other::new);
  }

  private Optional<NonTransactionalStatement> drop() {
    if (reader.accept("index", "concurrently")) {
      return Optional.of(dropIndexes());
    }
    return otherIf(reader.acceptAny("database", "tablespace", "subscription"));
  }

  private NonTransactionalStatement dropIndexes() {
    boolean ifExists = reader.accept("if", "exists");
    var indexes = new ArrayList<QualifiedName>();
    do {
      var index = names.qualifiedName();
      if (index.isEmpty()) {
        return new Other();
      }
      indexes.add(index.get());
    } while (reader.acceptSymbol(","));
    return new DropIndexConcurrently(indexes, ifExists);
  }

  private Optional<NonTransactionalStatement> alter() {
    if (reader.accept("system")) {
      return Optional.of(new Repeatable());
    }
    if (reader.accept("table")) {
      return detachPartition();
    }
    if (reader.accept("subscription")) {
      return new AlterSubscriptionParser(reader, names).alter();
    }
    return reader.accept("database")
            && names.identifier().isPresent()
            && reader.accept("set", "tablespace")
        ? Optional.of(new Repeatable())
        : Optional.empty();
  }

  private Optional<NonTransactionalStatement> detachPartition() {
    reader.accept("if", "exists");
    reader.accept("only");
    var table = names.qualifiedName();
    reader.acceptSymbol("*");
    if (table.isEmpty() || !reader.accept("detach", "partition")) {
      return Optional.empty();
    }
    return names
        .qualifiedName()
        .filter(partition -> reader.accept("concurrently"))
        .map(partition -> new DetachPartitionConcurrently(table.get(), partition));
  }

  /** Parses CLUSTER. Without a table it clusters all tables, each in a transaction of its own. */
  private Optional<NonTransactionalStatement> cluster() {
    reader.accept("verbose");
    if (reader.acceptSymbol("(")) {
      Options.read(reader);
    }
    return reader.isAtEnd() ? Optional.of(new Repeatable()) : Optional.empty();
  }

  private static Optional<NonTransactionalStatement> otherIf(boolean bare) {
    return bare ? Optional.of(new Other()) : Optional.empty();
  }
}
