package dev.interlock.postgresql.shadow;

import dev.interlock.script.Statement;
import java.util.regex.Pattern;

/**
 * Whether a statement may run code that takes back a part of what it did (PostgreSQL manual,
 * 41.6.8, Trapping Errors). Such a part gives back its locks, and what it counted stays counted.
 */
final class Procedures {

  /** What runs no code but that of functions that are there. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(create|alter|drop|comment|insert|update|delete|truncate|set)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private boolean areThere = true;

  /** Takes note of whether there are any functions that can. */
  void saw(StatementProbe now) {
    areThere = now.isProcedural();
  }

  boolean mayRunIn(Statement statement) {
    return areThere || !PLAIN.matcher(statement.text()).matches();
  }
}
