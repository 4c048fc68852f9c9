package dev.interlock.squash;

import dev.interlock.history.Migration;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.token.SettingChange;
import dev.interlock.script.token.TokenSequence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the statements of a baseline as SQL. */
final class BaselineText {

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
    step.forEach(squashed -> append(squashed, transactions, text));
    text.append(wrapped ? "COMMIT;\n\n" : "");
  }

  /**
   * Whether the step only changes settings. These hold for the session, in or out of a transaction.
   */
  private static boolean changesOnlySettings(List<SquashedStatement> step) {
    return step.stream().allMatch(squashed -> squashed.statement().kind() == StatementKind.SESSION);
  }

  private static void append(
      SquashedStatement squashed, Transactions transactions, StringBuilder text) {
    Statement statement = squashed.statement();
    String sql =
        transactions == Transactions.ONE && statement.kind() == StatementKind.NON_TRANSACTIONAL
            ? withoutConcurrently(squashed.migration().script().tokens(statement))
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

  /** Returns the statement without the word of {@code CREATE INDEX CONCURRENTLY}. */
  private static String withoutConcurrently(TokenSequence tokens) {
    int at = tokens.hasWords(0, "create", "unique", "index") ? 3 : 2;
    return tokens.isWord(at - 1, "index") && tokens.isWord(at, "concurrently")
        ? tokens.text(0, at) + tokens.text().substring(tokens.get(at).end())
        : tokens.text();
  }

  /**
   * Returns the settings that a file changes. They end with the file and must not reach the
   * statements of the next one.
   */
  private static Set<String> settings(List<SquashedStatement> migration) {
    var names = new LinkedHashSet<String>();
    for (SquashedStatement squashed : migration) {
      for (TokenSequence tokens : squashed.migration().script().code(squashed.statement())) {
        for (SettingChange change : SettingChange.in(tokens)) {
          if (change.isSet()) {
            names.add(change.name());
          }
        }
      }
    }
    return names;
  }

  private static String reset(String setting) {
    return "RESET " + setting + ";\n\n";
  }

  private static String fileName(Migration migration) {
    return migration.path().substring(migration.path().lastIndexOf('/') + 1);
  }
}
