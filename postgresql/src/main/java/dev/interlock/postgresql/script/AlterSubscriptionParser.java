package dev.interlock.postgresql.script;

import dev.interlock.postgresql.script.NonTransactionalStatement.Other;
import dev.interlock.postgresql.script.NonTransactionalStatement.Repeatable;
import dev.interlock.script.token.TokenReader;
import java.util.Optional;

/** Parses the rest of a statement after {@code ALTER SUBSCRIPTION}. */
final class AlterSubscriptionParser {

  private final TokenReader reader;
  private final NameReader names;

  AlterSubscriptionParser(TokenReader reader, NameReader names) {
    this.reader = reader;
    this.names = names;
  }

  /** Returns the statement; empty if it may run in a transaction. */
  Optional<NonTransactionalStatement> alter() {
    if (names.identifier().isEmpty()) {
      return Optional.empty();
    }
    if (reader.accept("refresh")) {
      return Optional.of(new Repeatable());
    }
    if (reader.accept("set", "publication")) {
      return refreshes(new Repeatable());
    }
    if (reader.accept("add", "publication") || reader.accept("drop", "publication")) {
      return refreshes(new Other());
    }
    return reader.accept("set") && reader.acceptSymbol("(") && changesSlot()
        ? Optional.of(new Repeatable())
        : Optional.empty();
  }

  /**
   * Returns the statement unless {@code refresh} is off. By default, a change of the publications
   * reads the new list from the publisher.
   */
  private Optional<NonTransactionalStatement> refreshes(NonTransactionalStatement statement) {
    return Options.afterWith(reader).isOn("refresh", true)
        ? Optional.of(statement)
        : Optional.empty();
  }

  /** Whether it changes an option that the publisher's replication slot stores too. */
  private boolean changesSlot() {
    var options = Options.read(reader);
    return options.has("failover") || options.has("two_phase");
  }
}
