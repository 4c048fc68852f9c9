package dev.interlock.effect;

import dev.interlock.history.ScriptFile;
import dev.interlock.script.Statement;
import java.util.regex.Pattern;

/**
 * Tells whether statements write rows, which a schema does not show. On an empty shadow database
 * many of them write none; then the lock that writers take shows it (PostgreSQL manual, 13.3.1), or
 * the first words.
 */
public final class RowWriting {

  /**
   * The keyword UPDATE, except in {@code FOR UPDATE} and {@code FOR NO KEY UPDATE}, which only lock
   * rows.
   */
  private static final String UPDATE = "UPDATE(?<!\\b(FOR|KEY)\\s{1,99}UPDATE)";

  /**
   * Keywords of statements that write. A word in quotes or in a comment counts too: one unnecessary
   * question is better than a missing one.
   */
  private static final Pattern WORDS =
      Pattern.compile(
          "((INSERT|UPDATE|DELETE|MERGE|REPLACE|TRUNCATE)"
              + "|COPY\\b\\s*+[^(].*\\bFROM"
              + "|(WITH\\b|COPY\\s*+\\().*\\b(INSERT|%s|DELETE|MERGE|REPLACE\\s+INTO))\\b"
                  .formatted(UPDATE),
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern PROCEDURAL =
      Pattern.compile("(DO|CALL)\\b", Pattern.CASE_INSENSITIVE);

  private RowWriting() {}

  /** Whether a statement writes rows, by its effect in a replay or its words. */
  public static boolean isIn(Statement statement, StatementEffect seen) {
    return isSeen(seen) || isSaid(statement);
  }

  /**
   * Whether a statement may write rows, without a replay of it: blocks and procedures can do
   * anything.
   */
  public static boolean mayBeIn(Statement statement) {
    return isSaid(statement) || PROCEDURAL.matcher(statement.text()).lookingAt();
  }

  /** Whether any statement of a migration writes rows. */
  public static boolean isIn(ScriptFile file, MigrationEffect seen) {
    return seen.parts().stream().anyMatch(RowWriting::isSeen)
        || file.script().statements().stream().anyMatch(RowWriting::isSaid);
  }

  private static boolean isSeen(StatementEffect seen) {
    return !seen.rows().isEmpty() || seen.locks().containsValue(LockMode.ROW_EXCLUSIVE);
  }

  private static boolean isSaid(Statement statement) {
    return WORDS.matcher(statement.text()).lookingAt();
  }
}
