package dev.interlock.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A splitter with just enough SQL for tests: semicolons, single quotes, {@code --} comments. */
public final class TinySplitter implements ScriptSplitter {

  /** The number of scripts split, for tests of laziness. */
  private int splits;

  public int splits() {
    return splits;
  }

  @Override
  public List<Statement> split(String script) {
    splits++;
    var statements = new ArrayList<Statement>();
    String sql = withoutComments(script);
    int start = 0;
    for (int i = 0; i <= sql.length(); i++) {
      if (i == sql.length() || sql.charAt(i) == ';') {
        statement(script, sql, start, i).ifPresent(statements::add);
        start = i + 1;
      } else if (sql.charAt(i) == '\'') {
        i = closing(sql, i);
      }
    }
    return statements;
  }

  @Override
  public TableUse use(String statement, String table) {
    return TableUse.NONE;
  }

  @Override
  public String canonical(String statement) {
    var canonical = new StringBuilder();
    String sql = withoutComments(statement);
    for (int i = 0; i < sql.length(); i++) {
      if (sql.charAt(i) == '\'') {
        int end = closing(sql, i);
        canonical.append(sql, i, end + 1);
        i = end;
      } else if (!Character.isWhitespace(sql.charAt(i))) {
        canonical.append(sql.charAt(i));
      } else if (!canonical.isEmpty() && canonical.charAt(canonical.length() - 1) != ' ') {
        canonical.append(' ');
      }
    }
    return canonical.toString().strip();
  }

  private static Optional<Statement> statement(String script, String sql, int start, int end) {
    int first = start;
    while (first < end && Character.isWhitespace(sql.charAt(first))) {
      first++;
    }
    int last = first + sql.substring(first, end).stripTrailing().length();
    return first == last
        ? Optional.empty()
        : Optional.of(
            Statement.of(script.substring(first, last), first, kind(sql.substring(first, last))));
  }

  private static StatementKind kind(String sql) {
    String upper = sql.toUpperCase(Locale.ROOT);
    if (upper.startsWith("\\")) {
      return StatementKind.CLIENT;
    }
    return switch (upper.replaceFirst("(?s)\\s.*", "")) {
      case "BEGIN", "START" -> StatementKind.BEGIN;
      case "COMMIT", "END" -> StatementKind.COMMIT;
      case "ROLLBACK" -> StatementKind.ABORT;
      case "SET" ->
          upper.matches("(?s)SET (LOCAL|TRANSACTION)\\b.*")
              ? StatementKind.ORDINARY
              : StatementKind.SESSION;
      case "VACUUM" -> StatementKind.NON_TRANSACTIONAL;
      default ->
          upper.contains("CONCURRENTLY") ? StatementKind.NON_TRANSACTIONAL : StatementKind.ORDINARY;
    };
  }

  /** Replaces comments by spaces, which keeps offsets. */
  private static String withoutComments(String script) {
    var sql = new StringBuilder(script);
    for (int i = 0; i < sql.length(); i++) {
      if (sql.charAt(i) == '\'') {
        i = closing(sql.toString(), i);
      } else if (sql.charAt(i) == '-' && i + 1 < sql.length() && sql.charAt(i + 1) == '-') {
        while (i < sql.length() && sql.charAt(i) != '\n') {
          sql.setCharAt(i++, ' ');
        }
      }
    }
    return sql.toString();
  }

  private static int closing(String sql, int quote) {
    int end = sql.indexOf('\'', quote + 1);
    if (end < 0) {
      throw new UnsplittableScript("ends inside a quoted text", quote);
    }
    return end;
  }

  @Override
  public Set<String> secrets(String sql) {
    return Set.of();
  }
}
