package dev.interlock.apply;

import dev.interlock.dialect.Activity;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepFailure.Said;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Step;
import dev.interlock.ledger.JournalEntry;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Findings about failed steps, with the server's message and the place in the file. */
final class StepFindings {

  /**
   * Duplicate schema, table, column, function, object (PostgreSQL manual, appendix A, class 42).
   */
  private static final Set<String> DUPLICATES = Set.of("42P06", "42P07", "42701", "42723", "42710");

  private StepFindings() {}

  static Finding failed(PlannedMigration migration, Optional<Step> step, StepFailure failure) {
    Code code =
        switch (failure.reason()) {
          case NOT_ALLOWED -> Code.NOT_ALLOWED;
          default -> Code.STATEMENT_FAILED;
        };
    Said said = failure.said();
    String message = "`%s` failed: %s.".formatted(migration.migration().id(), said.wordsAndState());
    Finding finding =
        replaced(
            Finding.error(code, message).at(place(migration, step, failure)),
            migration,
            step,
            failure);
    return withServerWords(
        code == Code.NOT_ALLOWED
            ? finding.help("Grant this role the right, or migrate as a role that has it.")
            : finding,
        said);
  }

  /** Adds help about a duplicate object. With known effects the run would have adopted it. */
  static Finding unsealed(Finding finding, StepFailure failure) {
    Said said = failure.said();
    boolean isThere =
        DUPLICATES.stream().anyMatch(said.state()::endsWith)
            || said.message().contains("already exists")
            || said.message().contains("duplicate column name");
    return isThere && finding.help().isEmpty()
        ? finding.help(
            "Set `shadow` to a server on which the effects of the migrations can be measured: then identical objects that already exist are adopted.")
        : finding;
  }

  /** Adds the general advice to a finding for which there is no better one. */
  static Finding withHelp(Finding finding) {
    return finding.help().isEmpty()
        ? finding.help("Correct the statement, then run it again.")
        : finding;
  }

  private static Finding withServerWords(Finding finding, Said said) {
    Finding more = finding;
    if (said.detail().isPresent()) {
      more = more.note("detail: " + said.detail().get());
    }
    if (said.context().isPresent()) {
      more = more.note("context: " + said.context().get().replace("\n", " | "));
    }
    return said.hint().isPresent() ? more.help(said.hint().get()) : more;
  }

  static Finding blocked(
      PlannedMigration migration, Optional<Step> step, StepFailure failure, Activity activity) {
    Finding finding =
        Finding.error(
                Code.BLOCKED,
                "`%s` could not get its locks: %s."
                    .formatted(migration.migration().id(), failure.said().wordsAndState()))
            .at(place(migration, step, failure))
            .help("End the blocking sessions, or deploy again when they have finished.");
    return withBlockers(finding, activity);
  }

  static Finding snapshotWait(
      PlannedMigration migration, Optional<Step> step, Activity activity, Duration budget) {
    Finding finding =
        Finding.error(
                Code.SNAPSHOT_WAIT,
                "`%s` waited %d s for older transactions to end and gave up."
                    .formatted(migration.migration().id(), budget.toSeconds()))
            .at(place(migration, step, 0, 0))
            .help("End those transactions, or raise `concurrently.wait`.");
    return withBlockers(finding, activity);
  }

  private static Finding withBlockers(Finding finding, Activity activity) {
    Finding more = finding;
    for (Activity.Blocker blocker : activity.blockers()) {
      more = more.note("blocked by " + blocker);
    }
    return more;
  }

  static Finding connectionLost(PlannedMigration migration, StepFailure failure) {
    return Finding.error(
            Code.CONNECTION_LOST,
            "the connection was lost while `%s` was running: %s."
                .formatted(migration.migration().id(), failure.said().words()))
        .help("Run it again; it continues from the state of the database.");
  }

  /** Reports a statement that succeeded but left an invalid object. */
  static Finding notWhole(PlannedMigration migration, Optional<Step> step) {
    return Finding.error(
            Code.INVALID_INDEX,
            "`%s` created no valid index: an invalid index of that name already exists."
                .formatted(migration.migration().id()))
        .at(place(migration, step, 0, 0))
        .help("Drop the invalid index with `DROP INDEX CONCURRENTLY`, then run again.");
  }

  /**
   * Refuses to continue work that was begun in the other direction.
   *
   * @throws Failure.Refused if the entry is of that direction
   */
  static void refuseOtherDirection(PlannedMigration migration, JournalEntry entry) {
    if (entry.direction() != migration.direction()) {
      throw new Failure.Refused(otherDirection(migration, entry));
    }
  }

  private static Finding otherDirection(PlannedMigration migration, JournalEntry entry) {
    var id = migration.migration().id();
    return switch (entry.direction()) {
      case UP ->
          otherDirection(
              migration,
              "`%s` is half applied, so it cannot be undone.".formatted(id),
              "Finish applying it first.");
      case DOWN ->
          otherDirection(
              migration,
              "`%s` is half undone, so it cannot be applied.".formatted(id),
              "Finish undoing it first.");
    };
  }

  private static Finding otherDirection(PlannedMigration migration, String message, String help) {
    return Finding.error(Code.RESUME_EDITED, message).at(migration.file().place()).help(help);
  }

  private static Place place(PlannedMigration migration, Optional<Step> step, StepFailure failure) {
    int statement = Math.max(0, failure.statement());
    return place(migration, step, statement, failure.said().position().orElse(-1));
  }

  /**
   * Returns the word at the server's position, or the statement's first line; for a program its
   * file.
   */
  private static Place place(
      PlannedMigration migration, Optional<Step> step, int index, int position) {
    return step.map(known -> statement(known, index))
        .map(statement -> place(migration.file().script(), statement, position))
        .orElseGet(migration.file()::place);
  }

  /** A position in a statement that replaces one of the file means nothing in the file. */
  private static Place place(Script script, Statement ran, int position) {
    Statement written = written(script, ran);
    return script.placeOfWord(written, written.text().equals(ran.text()) ? position : -1);
  }

  private static Statement written(Script script, Statement ran) {
    return script.statements().get(script.numberOf(ran));
  }

  /** Names the statement that failed, if it is not in the file. */
  private static Finding replaced(
      Finding finding, PlannedMigration migration, Optional<Step> step, StepFailure failure) {
    Optional<Statement> ran = step.map(known -> statement(known, Math.max(0, failure.statement())));
    return ran.filter(one -> !written(migration.file().script(), one).text().equals(one.text()))
        .map(one -> finding.note("the statement that failed: " + one.text()))
        .orElse(finding);
  }

  private static Statement statement(Step step, int index) {
    return switch (step) {
      case Step.Transactional(var begin, var statements) -> statements.get(index);
      case Step.NonTransactional(var alone) -> alone;
      case Step.Batched batched -> batched.statement();
      case Step.Online(var replaced, var sequence) -> replaced;
    };
  }
}
