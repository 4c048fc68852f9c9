package dev.interlock.drift;

import dev.interlock.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements that complete another one whose effect is partly present, such as a missing column of
 * a table that was created by hand.
 */
record PartialRepairs(StatementComparison comparison, Definitions definitions) {

  /** Whether the effect of the statement is partly present, and the rest can be made separately. */
  boolean has(PlannedStatement statement) {
    return comparison.presence(statement) == StatementPresence.HALF
        && statements(statement).isPresent();
  }

  /**
   * Returns the statements that make the missing objects, in an order that respects their
   * dependencies.
   */
  Optional<List<String>> statements(PlannedStatement part) {
    var statements = new ArrayList<String>();
    Optional<List<CatalogObject>> missing = comparison.missing(part);
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    for (CatalogObject object : missing.get()) {
      Optional<String> statement = definitions.creating(object);
      if (statement.isEmpty()) {
        return Optional.empty();
      }
      statements.add(statement.get());
    }
    return Optional.of(statements);
  }
}
