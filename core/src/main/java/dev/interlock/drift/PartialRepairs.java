package dev.interlock.drift;

import dev.interlock.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements that make what is missing of another one that is half there: the column of a table
 * that somebody made without it.
 */
record PartialRepairs(StatementComparison comparison, Definitions definitions) {

  /** Whether the statement is half there, and what is missing can be made by itself. */
  boolean has(PlannedStatement statement) {
    return comparison.presence(statement) == StatementPresence.HALF
        && statements(statement).isPresent();
  }

  /** What makes the missing objects, in the order in which they can be built on each other. */
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
