package dev.interlock.preflight;

import dev.interlock.history.OnlineSequence;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.script.Statement;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A reason why a file cannot be divided into several transactions, and how its author can divide
 * it.
 *
 * @param why the reason, as part of a sentence
 * @param files the statements of each file, in order
 */
record OneTransaction(String why, List<List<String>> files) {

  /** Statements whose effect ends with their transaction. */
  private static final Set<String> OF_TRANSACTION =
      Set.of("lock", "savepoint", "release", "rollback", "declare", "fetch", "move", "close");

  /** Returns the reason, if these statements of a file cannot run apart from the others. */
  static Optional<OneTransaction> of(ScriptFile file, Map<Integer, OnlineSequence> online) {
    Steps steps = file.steps(Set.of());
    boolean isInBlock =
        steps.errors().isEmpty() && !file.steps(Set.of(), online).errors().isEmpty();
    Optional<String> why =
        isInBlock
            ? Optional.of("its file puts it between `BEGIN` and `COMMIT`")
            : needed(file, steps, online)
                .map(statement ->
                    "`%s` in its file needs the same transaction".formatted(shortened(statement)));
    return why.map(reason -> new OneTransaction(reason, files(file, steps, online)));
  }

  /** Returns a statement of the same step whose effect would not outlive a commit. */
  private static Optional<Statement> needed(
      ScriptFile file, Steps steps, Map<Integer, OnlineSequence> online) {
    return steps.steps().stream()
        .filter(step ->
            statements(step).anyMatch(each -> online.containsKey(file.script().numberOf(each))))
        .flatMap(OneTransaction::statements)
        .filter(each -> endsWithTransaction(each, file.script().tokens(each)))
        .findFirst();
  }

  private static boolean endsWithTransaction(Statement statement, TokenSequence tokens) {
    return OF_TRANSACTION.contains(statement.verb())
        || tokens.hasWords(0, "set", "local")
        || tokens.hasWords(0, "set", "constraints")
        || tokens.hasWords(0, "set", "transaction")
        || (tokens.isWord(0, "create")
            && (tokens.isWord(1, "temp") || tokens.isWord(1, "temporary")));
  }

  static Stream<Statement> statements(Step step) {
    return switch (step) {
      case Step.Transactional(var begin, var statements) -> statements.stream();
      case Step.NonTransactional(var statement) -> Stream.of(statement);
      case Step.Batched batched -> Stream.of(batched.statement());
      case Step.Online(var statement, var sequence) -> Stream.of(statement);
    };
  }

  private static List<List<String>> files(
      ScriptFile file, Steps steps, Map<Integer, OnlineSequence> online) {
    var files = new ArrayList<List<String>>();
    var open = new ArrayList<String>();
    for (Step step : steps.steps()) {
      for (Statement statement : statements(step).toList()) {
        boolean isOnline = online.containsKey(file.script().numberOf(statement));
        if (isOnline && !open.isEmpty()) {
          files.add(List.copyOf(open));
          open.clear();
        }
        open.add(statement.text());
        if (isOnline) {
          files.add(List.copyOf(open));
          open.clear();
        }
      }
    }
    if (!open.isEmpty()) {
      files.add(List.copyOf(open));
    }
    return List.copyOf(files);
  }

  private static String shortened(Statement statement) {
    String line = statement.text().lines().findFirst().orElse("").strip();
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }
}
