package dev.interlock.plan;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.ScriptFile;
import dev.interlock.ledger.JournalEntry;
import java.util.Optional;

/** Findings about half-done migrations. */
public final class HalfDoneFindings {

  private static final int SHOWN = 12;

  private static final String OWN_WORD =
      "if you finished it by hand, `interlock stamp VERSION --unproven REASON`";

  private HalfDoneFindings() {}

  /** States the fact without help, for commands that only report. */
  public static Finding of(HalfDone half) {
    Code code = half.isDown() ? Code.HALF_UNDONE : Code.HALF_APPLIED;
    return told(
        Finding.error(code, "`%s` is %s: %s.".formatted(half.id(), half.state(), half.progress())),
        half);
  }

  static Finding undone(HalfDone half, String downgrade) {
    return of(half)
        .help(
            "Continue to undo it with `%s`, or apply it again with `interlock sync`, which runs what is missing; %s."
                .formatted(downgrade, OWN_WORD));
  }

  static Finding upFirst(HalfDone half) {
    return told(
            Finding.error(
                Code.HALF_APPLIED,
                "`%s` is %s (%s), so nothing is undone."
                    .formatted(half.id(), half.state(), half.progress())),
            half)
        .help("Finish it with `interlock upgrade` first; %s.".formatted(OWN_WORD));
  }

  static Finding notFinished(HalfDone half, boolean isApplied) {
    Finding finding = of(half);
    if (half.file().isEmpty()) {
      return finding
          .note("no file has it")
          .help("Restore its file and run `interlock upgrade`; %s.".formatted(OWN_WORD));
    }
    return isApplied
        ? finding
            .note("the ledger records it as applied")
            .help("Run `interlock sync`, which runs what is missing; %s.".formatted(OWN_WORD))
        : finding.help(
            "Finish it with `interlock upgrade` to `%s` or above; %s."
                .formatted(half.id(), OWN_WORD));
  }

  /** Reports half-done work that cannot continue because the file was edited. */
  public static Finding edited(HalfDone half) {
    if (half.file().filter(file -> !file.hasScript()).isPresent()) {
      return otherHands(half);
    }
    if (half.isInFlightEdited() || half.isDividedOtherwise()) {
      return half.hasBatches() ? batchesEdited(half) : inFlightEdited(half);
    }
    return doneEdited(half);
  }

  private static Finding otherHands(HalfDone half) {
    return Finding.error(
            Code.OTHER_HANDS,
            "`%s` is %s by the statements of its seal, and this run lacks the seal."
                .formatted(half.id(), half.state()))
        .at(half.file().map(ScriptFile::place).orElseThrow())
        .help(
            "Deploy with the seals that were there when it was interrupted; %s."
                .formatted(OWN_WORD));
  }

  private static Finding inFlightEdited(HalfDone half) {
    return Finding.error(
            Code.RESUME_EDITED,
            "`%s` is %s, and the statement that may have been running has been edited since."
                .formatted(half.id(), half.state()))
        .at(half.file().map(ScriptFile::place).orElseThrow())
        .note("statements that are done: " + half.done())
        .help(
            "Restore that statement and run again, which finds out what it did; later statements may change; %s."
                .formatted(OWN_WORD));
  }

  private static Finding batchesEdited(HalfDone half) {
    return Finding.error(
            Code.RESUME_EDITED,
            "`%s` is %s, and the statement whose batches have begun, or its directive, has been edited since."
                .formatted(half.id(), half.state()))
        .at(half.file().map(ScriptFile::place).orElseThrow())
        .note(half.entry().batch().map(rows -> rows.shown() + " are done").orElse(""))
        .help(
            "Restore the statement, and `table` and `key` of its directive; `size`, `sleep` and later statements may change; %s."
                .formatted(OWN_WORD));
  }

  private static Finding doneEdited(HalfDone half) {
    return Finding.error(
            Code.RESUME_EDITED,
            "`%s` is %s, and statements that already ran have been edited since."
                .formatted(half.id(), half.state()))
        .at(half.file().map(ScriptFile::place).orElseThrow())
        .note("statements that are done: " + half.done())
        .help("Restore those statements; later ones may change.");
  }

  /** Warns commands that read a schema without the files that made it. */
  public static Finding noticed(JournalEntry entry) {
    return of(new HalfDone(entry, Optional.empty()))
        .as(Severity.WARNING)
        .help(
            "Run `interlock status` to see what is left to do; the schema is between two versions.");
  }

  /** Reports half-done work that went away when the database was emptied. */
  public static Finding cleaned(JournalEntry entry) {
    var half = new HalfDone(entry, Optional.empty());
    return Finding.warning(
            half.isDown() ? Code.HALF_UNDONE : Code.HALF_APPLIED,
            "`%s` was %s (%s); it was dropped with everything else."
                .formatted(half.id(), half.state(), half.progress()))
        .as(Severity.NOTE);
  }

  /**
   * Reports half-done work that a repair cannot judge: rows changed by finished statements are not
   * part of a schema.
   */
  public static Finding unseen(HalfDone half) {
    return told(
            Finding.error(
                half.isDown() ? Code.HALF_UNDONE : Code.HALF_APPLIED,
                "`%s` is %s, and its finished statements changed rows, which no schema shows."
                    .formatted(half.id(), half.state())),
            half)
        .help(
            "Finish it with `interlock %s`, or record what is applied: `interlock stamp VERSION --unproven REASON`."
                .formatted(half.isDown() ? "downgrade" : "upgrade"));
  }

  private static Finding told(Finding finding, HalfDone half) {
    return half.file()
        .map(ScriptFile::place)
        .map(finding::at)
        .orElse(finding)
        .notes(half.statements(), SHOWN);
  }
}
