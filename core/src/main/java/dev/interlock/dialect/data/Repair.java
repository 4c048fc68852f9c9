package dev.interlock.dialect.data;

/**
 * A statement after which no row breaks the rule.
 *
 * @param effect what it does, as an infinitive without {@code to}
 * @param sql one statement without a semicolon; a comment marks a value to fill in
 */
public record Repair(String effect, String sql) {

  /** Whether the statement runs as it is, without a value to fill in. */
  public boolean isComplete() {
    return !sql.contains("/*");
  }
}
