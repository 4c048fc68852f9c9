package dev.interlock.history;

import dev.interlock.batch.Batch;
import dev.interlock.batch.BatchDirectives;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Divides a script's statements into steps. */
final class StepDivider {

  private final Script script;
  private final Commits commits;
  private final BatchDirectives batches;
  private final Map<Integer, OnlineSequence> online;
  private final List<Step> steps = new ArrayList<>();
  private final List<Finding> problems = new ArrayList<>();
  private final List<Statement> open = new ArrayList<>();

  private @Nullable Statement begin;

  /** The transaction modes set after the BEGIN of the open transaction. */
  private @Nullable Statement modes;

  StepDivider(Script script, Commits commits, Map<Integer, OnlineSequence> online) {
    this.script = script;
    this.commits = commits;
    this.batches = BatchDirectives.in(script);
    problems.addAll(batches.problems());
    this.online = online;
  }

  void add(int number, boolean refusedInTransaction) {
    Statement statement = script.statements().get(number);
    OnlineSequence sequence = online.get(number);
    if (sequence == null) {
      add(statement, refusedInTransaction);
    } else {
      outside(statement, new Step.Online(statement, sequence));
    }
  }

  private void add(Statement statement, boolean refusedInTransaction) {
    switch (statement.kind()) {
      case BEGIN -> begin(statement);
      case COMMIT -> commit(statement);
      case ABORT -> abort(statement);
      case CLIENT -> refuseClientCommand(statement);
      case NON_TRANSACTIONAL -> nonTransactional(statement);
      case ORDINARY, COPY, SESSION -> {
        if (isMode(statement)) {
          modes = statement;
        } else {
          inTransaction(statement, refusedInTransaction);
        }
      }
    }
  }

  /**
   * Whether the statement sets modes of a transaction without queries so far. Modes must precede
   * any query (PostgreSQL manual, SET TRANSACTION), and Interlock's own queries come first.
   */
  private boolean isMode(Statement statement) {
    return isSet(statement)
        && open.stream().allMatch(StepDivider::isSet)
        && setsModes(script.tokens(statement));
  }

  private static boolean isSet(Statement statement) {
    return statement.verb().equals("set");
  }

  /** Whether the statement sets modes; the snapshot of another session is not a mode. */
  private static boolean setsModes(TokenSequence tokens) {
    return tokens.isWord(1, "transaction") && tokens.size() > 2 && !tokens.isWord(2, "snapshot");
  }

  private static boolean isSetting(Statement statement) {
    return statement.kind() == StatementKind.SESSION;
  }

  /** Whether the next statement has its own transaction. */
  private boolean isAlone() {
    return commits == Commits.EACH && begin == null;
  }

  private void inTransaction(Statement statement, boolean refused) {
    if (refused) {
      nonTransactional(statement);
      return;
    }
    Optional<Batch> batch = batches.of(statement);
    if (batch.isPresent()) {
      batched(batch.get());
      return;
    }
    if (isAlone() && isSetting(statement) != open.stream().anyMatch(StepDivider::isSetting)) {
      close();
    }
    open.add(statement);
    if (isAlone() && !isSetting(statement)) {
      close();
    }
  }

  private void begin(Statement statement) {
    if (begin != null) {
      refuse(
          statement, "opens a transaction inside a transaction", "Remove it, or `COMMIT` first.");
      return;
    }
    close();
    begin = statement;
  }

  /**
   * Ends a step. Without a BEGIN, a COMMIT ends the transaction that a migration tool opens around
   * the file, whichever tool it is; otherwise PostgreSQL warns and continues (manual, COMMIT). So
   * it ends a step here too.
   */
  private void commit(Statement statement) {
    if (begin == null) {
      problems.add(commitsAlone(statement));
    }
    close();
  }

  private Finding commitsAlone(Statement statement) {
    return Finding.warning(
            Code.TRANSACTION_CONTROL,
            "`%s` ends a transaction that no `BEGIN` opened, so the statements above it take effect on their own."
                .formatted(shortened(statement)))
        .at(script.placeOf(statement))
        .help("Remove it, or add the `BEGIN`, unless the file is applied somewhere already.");
  }

  private void abort(Statement statement) {
    refuse(statement, "cannot be honoured in a migration", "Remove it.");
    close();
  }

  private void nonTransactional(Statement statement) {
    outside(statement, new Step.NonTransactional(statement));
  }

  private void outside(Statement statement, Step step) {
    if (begin != null) {
      refuse(
          statement,
          "cannot run inside `BEGIN … COMMIT`",
          "Move it out of the block, or into a migration of its own.");
      return;
    }
    close();
    steps.add(step);
  }

  private void batched(Batch batch) {
    if (begin != null) {
      problems.add(
          Finding.error(
                  Code.NOT_BATCHABLE,
                  "a statement inside `BEGIN … COMMIT` cannot run in batches, which commit by themselves.")
              .at(script.placeOf(batch.statement().original()))
              .help("Move it out of the block, or remove its `batch` directive."));
      return;
    }
    close();
    steps.add(new Step.Batched(batch));
  }

  private void close() {
    if (!open.isEmpty()) {
      steps.add(new Step.Transactional(opening(), open));
      open.clear();
    }
    begin = null;
    modes = null;
  }

  /** Returns the author's BEGIN, including the modes set after it. */
  private Optional<Statement> opening() {
    Statement given = modes;
    if (given == null || isAlone()) {
      return Optional.ofNullable(begin);
    }
    String opening = begin == null ? "BEGIN" : begin.text();
    String words = given.text().substring(script.tokens(given).get(2).start());
    return Optional.of(Statement.of(opening + " " + words, given.offset(), StatementKind.BEGIN));
  }

  Steps finish() {
    if (begin != null) {
      refuse(begin, "opens a transaction that no `COMMIT` ends", "Add the `COMMIT`, or remove it.");
    }
    close();
    return new Steps(steps, problems);
  }

  private void refuse(Statement statement, String why, String help) {
    problems.add(
        Finding.error(Code.TRANSACTION_CONTROL, "`" + shortened(statement) + "` " + why + ".")
            .at(script.placeOf(statement))
            .help(help));
  }

  private void refuseClientCommand(Statement statement) {
    problems.add(
        Finding.error(
                Code.CLIENT_COMMAND,
                "`" + shortened(statement) + "` is a command of psql, which no server understands.")
            .at(script.placeOf(statement))
            .help("Remove it, or write it as SQL."));
  }

  private static String shortened(Statement statement) {
    String line = statement.text().lines().findFirst().orElse("").strip();
    return Printable.of(line.length() > 60 ? line.substring(0, 60) + "…" : line);
  }
}
