package dev.interlock.postgresql.shadow;

import dev.interlock.script.Statement;
import java.util.HashSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites statements for a shadow server with a stub of pgvector. A stub cannot add options to an
 * index method, so {@code WITH (m = 16)} becomes a comment of the same length, which the stub
 * reads.
 */
final class StubStatements {

  /**
   * Statements that create an index when they run; the text of a function is part of the schema.
   */
  private static final Pattern MAKES_INDEXES =
      Pattern.compile("(?is)(create\\s+(unique\\s+)?index|do)\\b.*");

  private static final String THREE_DEEP = "\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)";

  private static final Pattern OPTIONS =
      Pattern.compile(
          "(?is)(?<index>\\busing\\s+\"?(?:hnsw|ivfflat)\"?\\s*%s\\s*)(?<with>with\\s*\\((?<options>[^()*]*)\\))"
              .formatted(THREE_DEEP));

  private StubStatements() {}

  /** Returns the statement, rewritten if it creates an index of pgvector's with options. */
  static Statement of(Statement statement) {
    String text = statement.text();
    if (!MAKES_INDEXES.matcher(text).matches() || !isOfOneMind(text)) {
      return statement;
    }
    String taken = OPTIONS.matcher(text).replaceAll(StubStatements::commented);
    return new Statement(taken, statement.offset(), statement.kind(), statement.copyData());
  }

  /**
   * Whether all indexes have the same options: the stub cannot tell which of two is created next.
   */
  private static boolean isOfOneMind(String text) {
    var options = new HashSet<String>();
    OPTIONS.matcher(text).results().forEach(found -> options.add(found.group("options")));
    return options.size() == 1;
  }

  private static String commented(MatchResult found) {
    String options = found.group("options");
    int spaces = found.group("with").length() - "/*~~".length() - "*/".length() - options.length();
    return Matcher.quoteReplacement(
        found.group("index") + "/*~~" + " ".repeat(spaces) + options + "*/");
  }
}
