package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.Script;
import java.util.List;

/** What a replay has to say. */
final class ReplayFindings {

  private static final int SHOWN = 5;

  private ReplayFindings() {}

  /**
   * A statement that does not run on the schema that the migrations before it make.
   *
   * @param left the settings that these have left behind, in words
   */
  static Finding stuck(
      Migration migration,
      ScriptFile file,
      ScriptReplay.Stuck stuck,
      Catalog schema,
      List<String> left) {
    String what =
        "`%s` does not run on what the migrations before it make".formatted(migration.id());
    Finding finding = stuck(Code.DOES_NOT_REPLAY, what, file, stuck, schema);
    for (String setting : left) {
      finding = finding.note(setting);
    }
    return finding;
  }

  /** A statement of an undo script that does not run right behind its migration. */
  static Finding undoStuck(
      Migration migration, ScriptFile undo, ScriptReplay.Stuck stuck, Catalog schema) {
    String what = "the undo script of `%s` does not run".formatted(migration.id());
    return stuck(Code.UNDO_INCOMPLETE, what, undo, stuck, schema);
  }

  private static Finding stuck(
      Code code, String what, ScriptFile file, ScriptReplay.Stuck stuck, Catalog schema) {
    StepFailure.Said said = stuck.failure().said();
    Finding finding =
        Finding.error(
                code, "%s: %s (%s).".formatted(what, withoutStop(said.message()), said.state()))
            .at(place(file.script(), stuck, said));
    for (String similar : SimilarNames.to(said.message(), schema)) {
      finding = finding.note("there is " + similar);
    }
    return said.hint().map(finding::help).orElse(finding);
  }

  private static Place place(Script script, ScriptReplay.Stuck stuck, StepFailure.Said said) {
    return said.position().isPresent()
        ? script.placeOf(stuck.statement(), said.position().getAsInt(), 1)
        : script.placeOf(stuck.statement());
  }

  static Finding undoLeaves(Migration migration, ScriptFile undo, List<Change> left) {
    Finding finding =
        Finding.error(
                Code.UNDO_INCOMPLETE,
                "the undo script of `%s` does not bring back the schema from before."
                    .formatted(migration.id()))
            .at(undo.place());
    for (Change change : left.subList(0, Math.min(SHOWN, left.size()))) {
      finding = finding.note(said(change));
    }
    if (left.size() > SHOWN) {
      finding = finding.note("and %d more".formatted(left.size() - SHOWN));
    }
    return finding.help(
        "Mend it, or say that there is no way back: `-- interlock: rollback=unsupported \"reason\"`.");
  }

  /** From the schema before to the one that the undo script leaves. */
  private static String said(Change change) {
    return switch (change) {
      case Change.Created created -> "it leaves " + created.id();
      case Change.Dropped dropped -> "it loses " + dropped.id();
      case Change.Altered altered -> "it leaves " + altered;
    };
  }

  /** What is wrong with it is a finding of the files. */
  static Finding undoCannotRun(Migration migration, ScriptFile undo) {
    return Finding.warning(
            Code.UNDO_INCOMPLETE,
            "the undo script of `%s` was not tried: it cannot run.".formatted(migration.id()))
        .at(undo.place());
  }

  static Finding undoNotTried(Migration migration, ScriptFile undo) {
    return Finding.warning(
            Code.UNDO_INCOMPLETE,
            "the undo script of `%s` was not tried: part of it cannot run in a transaction."
                .formatted(migration.id()))
        .as(Severity.WARNING)
        .at(undo.place());
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
