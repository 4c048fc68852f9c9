package dev.interlock.effect;

import dev.interlock.history.ScriptFile;
import dev.interlock.script.Statement;
import java.util.regex.Pattern;

/**
 * Whether statements write rows, which no schema shows. On an empty shadow database many of them
 * write none; then the lock that writers take tells (PostgreSQL manual, 13.3.1), or the first
 * words.
 */
public final class RowWriting {

  /** Rows that are locked {@code FOR UPDATE} or {@code FOR NO KEY UPDATE} stay as they are. */
  private static final String UPDATE = "UPDATE(?<!\\b(FOR|KEY)\\s{1,99}UPDATE)";

  /** A word in quotes or in a comment counts, too: rather one question too many. */
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

  /** Of one statement that was seen. */
  public static boolean isIn(Statement statement, StatementEffect seen) {
    return isSeen(seen) || isSaid(statement);
  }

  /** Of a statement that nobody has seen run: blocks and procedures may do anything. */
  public static boolean mayBeIn(Statement statement) {
    return isSaid(statement) || PROCEDURAL.matcher(statement.text()).lookingAt();
  }

  /** Of any statement of a migration. */
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
