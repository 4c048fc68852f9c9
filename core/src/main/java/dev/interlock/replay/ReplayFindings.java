package dev.interlock.replay;

import dev.interlock.batch.UnfitKey;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Findings of a replay. */
final class ReplayFindings {

  private static final int SHOWN = 5;

  private static final String MEND_UNDO =
      "Make the %s revert everything that the migration does, including its rows.";

  private static final String REPLACE =
      "Make it replace what its last run made: `CREATE OR REPLACE`, or `DROP … IF EXISTS` first.";

  private static final String CORRECT =
      "Correct the statement, or the earlier migration that it relies on.";

  private static final String PROVIDED =
      "Correct the migrations; if the provider or platform creates the object, create it in an SQL file that `shadow-init` names.";

  private ReplayFindings() {}

  /**
   * Reports a statement that does not run on the schema of the migrations before it.
   *
   * @param left descriptions of the settings that these migrations changed for the session
   */
  static Finding rejected(
      Migration migration,
      ScriptFile file,
      StatementRejected rejected,
      Catalog schema,
      List<String> left) {
    String what =
        "`%s` fails on the schema that the migrations before it make".formatted(migration.id());
    if (rejected.failure().said().state().equals(StepFailure.OUTSIDE_SHADOW)) {
      return outside(migration, file, rejected);
    }
    if (rejected.failure().said().state().equals(StepFailure.UNFIT_KEY)) {
      return UnfitKey.of(
          migration.id(), rejected.failure().said().words(), rejected.placeIn(file.script()));
    }
    Finding finding = rejected(Code.DOES_NOT_REPLAY, what, file, rejected, schema);
    for (String setting : left) {
      finding = finding.note(setting);
    }
    return finding.help().isEmpty()
        ? finding.help(isMissing(rejected) ? PROVIDED : CORRECT)
        : finding;
  }

  private static boolean isMissing(StatementRejected rejected) {
    String message = rejected.failure().said().message();
    return message.contains("does not exist") || message.startsWith("no such");
  }

  /** Reports a statement that would change a server that others use. */
  private static Finding outside(Migration migration, ScriptFile file, StatementRejected rejected) {
    StepFailure.Said said = rejected.failure().said();
    Finding finding =
        Finding.error(
                Code.OUTSIDE_SHADOW,
                "`%s` was stopped on the shared shadow server: %s."
                    .formatted(migration.id(), said.words()))
            .at(rejected.placeIn(file.script()))
            .note("nothing outside the shadow database was changed");
    return said.hint().map(finding::help).orElse(finding);
  }

  /**
   * Reports statements that the shadow database skipped, and things it was given for a migration.
   */
  static Stream<Finding> remarks(Migration migration, ScriptReplay script) {
    return Stream.concat(
        script.provided().stream()
            .map(remark -> remark(Code.PROVIDED, "`%s` %s.", migration, remark)),
        script.remarks().stream()
            .map(remark ->
                remark(Code.OUTSIDE_SHADOW, "a statement of `%s` %s.", migration, remark)));
  }

  private static Finding remark(
      Code code, String words, Migration migration, ScriptReplay.Remark remark) {
    return Finding.warning(code, words.formatted(migration.id(), remark.words()))
        .as(Severity.NOTE)
        .at(migration.script().placeOf(remark.statement()));
  }

  /** Reports a statement of an undo script that does not run directly after its migration. */
  static Finding undoRejected(
      Migration migration, ScriptFile undo, StatementRejected rejected, Catalog schema) {
    String what = "the %s of `%s` does not run".formatted(migration.undoName(), migration.id());
    return rejected(Code.UNDO_INCOMPLETE, what, undo, rejected, schema);
  }

  private static Finding rejected(
      Code code, String what, ScriptFile file, StatementRejected rejected, Catalog schema) {
    StepFailure.Said said = rejected.failure().said();
    Finding finding =
        Finding.error(code, "%s: %s.".formatted(what, said.wordsAndState()))
            .at(rejected.placeIn(file.script()));
    if (said.detail().isPresent()) {
      finding = finding.note("detail: " + said.detail().get());
    }
    if (said.context().isPresent()) {
      finding = finding.note("context: " + said.context().get().replace("\n", " | "));
    }
    for (String similar : SimilarNames.to(said.message(), schema)) {
      finding = finding.note("there is " + similar);
    }
    return said.hint().map(finding::help).orElse(finding);
  }

  static Finding undoLeaves(
      Migration migration, ScriptFile undo, List<Change> left, Optional<Finding> again) {
    Finding finding =
        Finding.error(
                Code.UNDO_INCOMPLETE,
                "the %s of `%s` does not restore the schema from before the migration."
                    .formatted(migration.undoName(), migration.id()))
            .at(undo.place());
    finding = listed(finding, left.stream().map(ReplayFindings::said).toList());
    if (again.filter(second -> second.code() == Code.NOT_AGAIN).isPresent()) {
      finding = finding.note("and then " + again.get().message());
    }
    return finding.help(
        "Correct it, or declare that there is no way back: "
            + migration.directive("rollback=unsupported \"reason\"")
            + ".");
  }

  /** Adds the first few lines as notes. */
  static Finding listed(Finding finding, List<String> lines) {
    return finding.notes(lines, SHOWN);
  }

  /** Reports a statement that does not run a second time. */
  static Finding notAgain(Migration migration, StatementRejected rejected) {
    return again(
            migration,
            "`%s` does not run again %s: %s."
                .formatted(
                    migration.id(), behind(migration), rejected.failure().said().wordsAndState()))
        .at(rejected.placeIn(migration.script()));
  }

  /** Reports a migration that makes another schema the second time. */
  static Finding otherwiseAgain(Migration migration, List<Change> different) {
    Finding finding =
        again(
                migration,
                "`%s` makes a different schema when it runs again %s."
                    .formatted(migration.id(), behind(migration)))
            .at(migration.up().place());
    return listed(finding, different.stream().map(change -> "the second time " + change).toList());
  }

  private static String behind(Migration migration) {
    return migration.isRepeatable() ? "on its own result" : "after its " + migration.undoName();
  }

  private static Finding again(Migration migration, String message) {
    return migration.isRepeatable()
        ? Finding.error(Code.RUNS_ONCE, message).help(REPLACE)
        : Finding.error(Code.NOT_AGAIN, message).help(MEND_UNDO.formatted(migration.undoName()));
  }

  /** Reports an undo whose statements only its own program knows. */
  static Finding undoUnseen(Migration migration) {
    return Finding.error(
            Code.UNDO_INCOMPLETE,
            "the undo of `%s` cannot be observed, because only its own program can run it."
                .formatted(migration.id()))
        .at(migration.up().place());
  }

  static Finding undoDenied(Migration migration, ScriptFile undo) {
    return Finding.error(
            Code.UNDO_DENIED,
            "`%s` declares that it cannot be undone, but its %s works."
                .formatted(migration.id(), migration.undoName()))
        .as(Severity.NOTE)
        .at(undo.place())
        .note(migration.directives().rollbackUnsupported().orElse(""))
        .help(
            "Remove `rollback=unsupported` if that restores the data as well; otherwise remove the %s."
                .formatted(migration.undoName()));
  }

  /**
   * Describes a change from the schema before the migration to the schema after its undo script.
   */
  private static String said(Change change) {
    return switch (change) {
      case Change.Created created -> "it leaves " + created.id();
      case Change.Dropped dropped -> "it loses " + dropped.id();
      case Change.Altered altered -> "it leaves " + altered;
    };
  }

  /**
   * Reports an undo script with errors of its own, of which the first is the reason. The same error
   * is also a finding about the files.
   */
  static Finding undoCannotRun(Migration migration, ScriptFile undo, Finding why) {
    return why(
        Finding.warning(
                Code.UNDO_INCOMPLETE,
                "the %s of `%s` was not tried: %s"
                    .formatted(migration.undoName(), migration.id(), why.message()))
            .at(why.place().orElseGet(undo::place)),
        why);
  }

  private static Finding why(Finding finding, Finding why) {
    return why.help().map(finding::help).orElse(finding);
  }

  static Finding undoNotTried(Migration migration, ScriptFile undo, Optional<Statement> alone) {
    return Finding.warning(
            Code.UNDO_INCOMPLETE,
            "the %s of `%s` was not tried: %s."
                .formatted(
                    migration.undoName(),
                    migration.id(),
                    alone.isPresent()
                        ? "this statement cannot run in a transaction"
                        : "its statements do not share one transaction"))
        .at(alone.map(undo.script()::placeOf).orElseGet(undo::place));
  }
}
