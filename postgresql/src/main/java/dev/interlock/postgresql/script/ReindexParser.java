package dev.interlock.postgresql.script;

import dev.interlock.postgresql.script.NonTransactionalStatement.ReindexConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.ReindexConcurrently.Target;
import dev.interlock.postgresql.script.NonTransactionalStatement.Repeatable;
import dev.interlock.script.token.TokenReader;
import java.util.Locale;
import java.util.Optional;

/** Parses the rest of a statement after {@code REINDEX}. */
final class ReindexParser {

  private final TokenReader reader;
  private final NameReader names;

  ReindexParser(TokenReader reader, NameReader names) {
    this.reader = reader;
    this.names = names;
  }

  /**
   * Returns the statement; empty for an index or a table, not concurrently, which may run in a
   * transaction.
   */
  Optional<NonTransactionalStatement> reindex() {
    boolean byOption = reader.acceptSymbol("(") && Options.read(reader).isOn("concurrently", false);
    return target().flatMap(target -> reindex(target, byOption));
  }

  private Optional<NonTransactionalStatement> reindex(Target target, boolean byOption) {
    if (reader.accept("concurrently") || byOption) {
      return Optional.of(new ReindexConcurrently(target, names.qualifiedName()));
    }
    return switch (target) {
      case INDEX, TABLE -> Optional.empty();
      case SCHEMA, DATABASE, SYSTEM -> Optional.of(new Repeatable());
    };
  }

  private Optional<Target> target() {
    for (var target : Target.values()) {
      if (reader.accept(target.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(target);
      }
    }
    return Optional.empty();
  }
}
