package dev.interlock.squash;

import dev.interlock.history.Migration;
import dev.interlock.script.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the statements of a baseline as SQL. */
final class BaselineText {

  private static final Pattern CONCURRENTLY =
      Pattern.compile(
          "^((?:CREATE(?:\\s+UNIQUE)?|DROP)\\s+INDEX)\\s+CONCURRENTLY\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SETTING =
      Pattern.compile(
          "^SET\\s+(?:SESSION\\s+|LOCAL\\s+)?([\\w.]+|TIME\\s+ZONE)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern SET_CONFIG =
      Pattern.compile("set_config\\s*\\(\\s*'([\\w.]+)'", Pattern.CASE_INSENSITIVE);

  /** How statements share transactions. */
  enum Transactions {
    /** As many as one can hold; indexes are built in it, for nobody uses the tables yet. */
    ONE,
    /** As the folded files had them. */
    KEPT
  }

  private BaselineText() {}

  static String of(List<Piece> pieces, Transactions transactions) {
    var text = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean first = i == 0 || !pieces.get(i - 1).migration().equals(piece.migration());
      boolean last =
          i == pieces.size() - 1 || !pieces.get(i + 1).migration().equals(piece.migration());
      if (first) {
        text.append("-- %s %s\n\n".formatted(piece.migration().id(), fileName(piece.migration())));
      }
      boolean wrapped = transactions == Transactions.KEPT && piece.transactional();
      if (wrapped && (first || pieces.get(i - 1).step() != piece.step())) {
        text.append("BEGIN;\n\n");
      }
      append(piece.statement(), transactions, text);
      if (wrapped && (last || pieces.get(i + 1).step() != piece.step())) {
        text.append("COMMIT;\n\n");
      }
      if (last) {
        settings(pieces, piece.migration()).forEach(name -> text.append(reset(name)));
      }
    }
    return text.toString();
  }

  private static void append(Statement statement, Transactions transactions, StringBuilder text) {
    String sql =
        transactions == Transactions.ONE
            ? CONCURRENTLY.matcher(statement.text()).replaceFirst("$1")
            : statement.text();
    text.append(sql).append(";\n");
    statement
        .copyData()
        .ifPresent(data ->
            text.append(data)
                .append(data.isEmpty() || data.endsWith("\n") ? "" : "\n")
                .append("\\.\n"));
    text.append('\n');
  }

  /** What a file sets ends with it, and must not reach the statements of the next. */
  private static Set<String> settings(List<Piece> pieces, Migration migration) {
    var names = new LinkedHashSet<String>();
    pieces.stream()
        .filter(piece -> piece.migration().equals(migration))
        .map(piece -> piece.statement().text())
        .forEach(sql -> {
          Matcher set = SETTING.matcher(sql);
          if (set.find()) {
            names.add(set.group(1).toLowerCase(Locale.ROOT));
          }
          SET_CONFIG.matcher(sql).results().forEach(result -> names.add(result.group(1)));
        });
    return names;
  }

  private static String reset(String setting) {
    return "RESET " + setting + ";\n\n";
  }

  private static String fileName(Migration migration) {
    return migration.path().substring(migration.path().lastIndexOf('/') + 1);
  }
}
