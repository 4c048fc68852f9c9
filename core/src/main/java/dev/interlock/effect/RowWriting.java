package dev.interlock.effect;

import dev.interlock.history.ScriptFile;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.token.TokenSequence;
import java.util.List;
import java.util.Set;

/**
 * Tells whether statements write rows, which a schema does not show. On an empty shadow database
 * many of them write none; then the lock that writers take shows it (PostgreSQL manual, 13.3.1), or
 * the words.
 */
public final class RowWriting {

  private static final Set<String> WRITERS =
      Set.of("insert", "update", "delete", "merge", "replace", "truncate");

  /** The word after which UPDATE only locks rows: {@code FOR UPDATE}, {@code FOR NO KEY UPDATE}. */
  private static final Set<String> LOCKS = Set.of("for", "key");

  private RowWriting() {}

  /** Whether a statement writes rows, by its effect in a replay or its words. */
  public static boolean isIn(Script script, Statement statement, StatementEffect seen) {
    return isSeen(seen) || isSaid(script, statement);
  }

  /**
   * Whether a statement may write rows, without a replay of it: blocks and procedures can do
   * anything.
   */
  public static boolean mayBeIn(Script script, Statement statement) {
    return statement.verb().equals("do")
        || statement.verb().equals("call")
        || isSaid(script, statement);
  }

  /**
   * Whether a script may write rows, by its effect in a replay or its words. Queries count too,
   * because the functions that they call can do anything.
   *
   * @param seen one effect for each statement
   */
  public static boolean mayBeIn(ScriptFile file, List<StatementEffect> seen) {
    Script script = file.script();
    return seen.stream().anyMatch(RowWriting::isSeen)
        || script.statements().stream()
            .anyMatch(statement ->
                mayBeIn(script, statement)
                    || statement.verb().equals("select")
                    || statement.verb().equals("with"));
  }

  /** Whether any statement of a migration writes rows. */
  public static boolean isIn(ScriptFile file, MigrationEffect seen) {
    Script script = file.script();
    return seen.parts().stream().anyMatch(RowWriting::isSeen)
        || script.statements().stream().anyMatch(statement -> isSaid(script, statement));
  }

  private static boolean isSeen(StatementEffect seen) {
    return !seen.rows().isEmpty() || seen.locks().containsValue(LockMode.ROW_EXCLUSIVE);
  }

  private static boolean isSaid(Script script, Statement statement) {
    return switch (statement.verb()) {
      case "with" -> hasWriter(script.tokens(statement));
      case "copy" -> {
        TokenSequence tokens = script.tokens(statement);
        yield tokens.isSymbol(1, "(") ? hasWriter(tokens) : tokens.contains("from");
      }
      default -> WRITERS.contains(statement.verb());
    };
  }

  /**
   * Whether a query contains a statement that writes. A column that is called as the keyword counts
   * too: one unnecessary question is better than a missing one.
   */
  private static boolean hasWriter(TokenSequence tokens) {
    for (int i = 1; i < tokens.size(); i++) {
      boolean writes =
          switch (tokens.word(i)) {
            case "insert", "delete", "merge" -> true;
            case "update" -> !LOCKS.contains(tokens.word(i - 1));
            case "replace" -> tokens.isWord(i + 1, "into");
            default -> false;
          };
      if (writes) {
        return true;
      }
    }
    return false;
  }
}
