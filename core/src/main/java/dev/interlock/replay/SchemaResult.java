package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.StepFailure;
import dev.interlock.script.Statement;

/** Result of running migrations on a shadow database without observing their statements. */
public sealed interface SchemaResult {

  /** The migrations ran and made this schema. */
  record Made(Catalog schema) implements SchemaResult {}

  /** The server rejected a statement. */
  record Rejected(Statement statement, StepFailure.Said said) implements SchemaResult {}
}
