package dev.interlock.alembic.capture;

import dev.interlock.alembic.runner.RevisionRun;
import dev.interlock.alembic.runner.SentStatement;
import dev.interlock.script.ScriptSplitter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The texts of statements that were sent. */
final class SentTexts {

  private static final int SHOWN = 60;

  private SentTexts() {}

  /** Returns what the server got; with unknown parameters, what SQLAlchemy gave to the driver. */
  static String of(SentStatement.Statement statement) {
    return statement.text().orElse(statement.sql()).strip();
  }

  static List<SentStatement.Statement> statements(RevisionRun run) {
    return run.statements().stream()
        .filter(SentStatement.Statement.class::isInstance)
        .map(SentStatement.Statement.class::cast)
        .toList();
  }

  /**
   * Returns the events with each run of adjacent {@code CREATE INDEX} sorted: SQLAlchemy creates
   * the indexes of a new table in the order of a set, which differs from process to process.
   */
  static List<SentStatement> sorted(List<SentStatement> events, ScriptSplitter splitter) {
    var sorted = new ArrayList<SentStatement>(events);
    int from = 0;
    while (from < sorted.size()) {
      int end = from;
      while (end < sorted.size()
          && sorted.get(end) instanceof SentStatement.Statement next
          && sorted.get(from) instanceof SentStatement.Statement first
          && next.autocommit() == first.autocommit()
          && createsIndex(of(next), splitter)) {
        end++;
      }
      sorted.subList(from, end).sort(Comparator.comparing(SentTexts::indexText));
      from = Math.max(end, from + 1);
    }
    return List.copyOf(sorted);
  }

  private static String indexText(SentStatement event) {
    return event instanceof SentStatement.Statement statement ? of(statement) : "";
  }

  private static boolean createsIndex(String text, ScriptSplitter splitter) {
    var statements = splitter.split(text);
    if (statements.size() != 1) {
      return false;
    }
    var tokens = splitter.tokens(statements.getFirst().text());
    return tokens.hasWords(0, "create", "index") || tokens.hasWords(0, "create", "unique", "index");
  }

  /** Returns the beginning of a text on one line, marked as code. */
  static String shown(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return "`" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + "`";
  }
}
