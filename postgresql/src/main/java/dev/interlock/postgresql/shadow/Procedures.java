package dev.interlock.postgresql.shadow;

import dev.interlock.script.Statement;
import java.util.regex.Pattern;

/**
 * Detects statements that may run code which rolls back a part of its own work (PostgreSQL manual,
 * 41.6.8, Trapping Errors). Such a part releases its locks, but its counters remain.
 */
final class Procedures {

  /** Statements that run no code except existing functions. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(create|alter|drop|comment|insert|update|delete|truncate|set)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private boolean areThere = true;

  /** Notes whether the database has functions in a procedural language. */
  void saw(StatementProbe now) {
    areThere = now.isProcedural();
  }

  boolean mayRunIn(Statement statement) {
    return areThere || !PLAIN.matcher(statement.text()).matches();
  }
}
