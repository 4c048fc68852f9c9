package dev.interlock.squash;

import dev.interlock.history.Migration;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  /** Division of the baseline into transactions. */
  enum Transactions {
    /**
     * The fewest possible. Indexes are built inside them, because nothing else uses the tables of a
     * new database.
     */
    ONE,
    /** The transactions of the squashed files. */
    KEPT
  }

  private BaselineText() {}

  /**
   * Returns the SQL. Each migration begins with its name and ends with a reset of the settings that
   * it changed.
   */
  static String of(List<SquashedStatement> squashedStatements, Transactions transactions) {
    var text = new StringBuilder();
    groups(squashedStatements, SquashedStatement::migration)
        .forEach(group -> {
          Migration migration = group.getFirst().migration();
          text.append("-- %s %s\n\n".formatted(migration.id(), fileName(migration)));
          groups(group, SquashedStatement::step).forEach(step -> append(step, transactions, text));
          settings(group).forEach(name -> text.append(reset(name)));
        });
    return text.toString();
  }

  private static Collection<List<SquashedStatement>> groups(
      List<SquashedStatement> squashedStatements, Function<SquashedStatement, ?> of) {
    return squashedStatements.stream()
        .collect(Collectors.groupingBy(of, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static void append(
      List<SquashedStatement> step, Transactions transactions, StringBuilder text) {
    boolean wrapped =
        transactions == Transactions.KEPT
            && step.getFirst().transactional()
            && !changesOnlySettings(step);
    text.append(wrapped ? "BEGIN;\n\n" : "");
    step.forEach(squashed -> append(squashed.statement(), transactions, text));
    text.append(wrapped ? "COMMIT;\n\n" : "");
  }

  /**
   * Whether the step only changes settings. These hold for the session, in or out of a transaction.
   */
  private static boolean changesOnlySettings(List<SquashedStatement> step) {
    return step.stream().allMatch(squashed -> squashed.statement().kind() == StatementKind.SESSION);
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

  /**
   * Returns the settings that a file changes. They end with the file and must not reach the
   * statements of the next one.
   */
  private static Set<String> settings(List<SquashedStatement> migration) {
    var names = new LinkedHashSet<String>();
    migration.stream()
        .map(squashed -> squashed.statement().text())
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
