package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.finding.ShellWord;
import dev.interlock.history.Migration;
import dev.interlock.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings about a plan that meets an unexpected schema. */
public final class ConvergeFindings {

  private static final int SHOWN = 10;

  private ConvergeFindings() {}

  /** Reports a statement that meets neither its starting point nor its result. */
  static Finding conflict(PlannedStatement statement, List<Change> differences) {
    Migration migration = statement.migration().migration();
    Script script = migration.script();
    var noted =
        differences.stream().map(change -> new Difference(change, Optional.empty())).toList();
    Finding finding =
        Finding.error(
                Code.CONFLICTING,
                "`%s` makes objects that already exist in a different form; nothing was changed."
                    .formatted(migration.id()))
            .at(script.placeOf(script.statements().get(statement.index())));
    return LocationFindings.noted(finding, noted)
        .help(
            "Change these objects to what the migration makes, or rename or drop them, then deploy again.");
  }

  /**
   * Reports objects that the migrations made and that are missing or different, unless a planned
   * migration makes them. Additional objects, such as the table of a later migration, do no harm
   * and cause only a warning.
   *
   * @param imposing objects of no migration that change the rules of an object that one makes
   */
  static List<Finding> drift(List<Difference> all, List<Difference> imposing, Drift drift) {
    var findings = new ArrayList<Finding>();
    var more = all.stream().filter(ConvergeFindings::isExtra).toList();
    if (!more.isEmpty()) {
      findings.add(
          LocationFindings.noted(extra(more.size(), "the applied migrations do not make"), more));
    }
    var wrong = new ArrayList<>(all.stream().filter(each -> !isExtra(each)).toList());
    wrong.addAll(imposing);
    findings.addAll(lacks(wrong, drift));
    return findings;
  }

  private static boolean isExtra(Difference difference) {
    return difference.change() instanceof Change.Created;
  }

  private static List<Finding> lacks(List<Difference> differences, Drift drift) {
    if (differences.isEmpty()) {
      return List.of();
    }
    Finding finding =
        Finding.error(
            Code.DRIFTED,
            "the schema differs from what the applied migrations make: %s."
                .formatted(counted(differences.size(), "difference")));
    return List.of(
        asDrift(
            LocationFindings.noted(finding, differences)
                .help(
                    "Run `interlock sync --plan` to see what would correct it; `drift: allow` continues regardless."),
            drift));
  }

  static Finding asDrift(Finding finding, Drift drift) {
    return switch (drift) {
      case REFUSE -> finding;
      case ALLOW -> finding.as(Severity.WARNING);
    };
  }

  /** Reports objects that no migration makes and that do no harm. */
  public static List<Finding> extras(Catalog extra) {
    if (extra.objects().isEmpty()) {
      return List.of();
    }
    Finding finding = extra(extra.objects().size(), "no migration makes");
    return List.of(
        listed(finding, extra).help("Write a migration for the objects that are meant to stay."));
  }

  private static Finding extra(int count, String whose) {
    return Finding.warning(
        Code.EXTRA_OBJECTS,
        "the schema has %s that %s.".formatted(counted(count, "object"), whose));
  }

  private static Finding listed(Finding finding, Catalog objects) {
    return finding.notes(
        objects.objects().stream().map(object -> object.id().toString()).toList(), SHOWN);
  }

  /** Reports a migration whose schema changes are present but whose rows are unknown. */
  static Finding dataUnknown(Migration migration) {
    return Finding.error(
            Code.DATA_UNKNOWN,
            "it is unknown whether `%s` has changed its rows: the ledger does not record it, and a schema does not show it."
                .formatted(migration.id()))
        .at(migration.up().place())
        .note(
            "if it has: `interlock sync --data-done %s` records it and runs none of its statements"
                .formatted(ShellWord.of(migration.id().toString())))
        .note(
            "if it has not: `interlock sync --data-missing %s` runs the statements that change rows"
                .formatted(ShellWord.of(migration.id().toString())))
        .help(
            "Look at the data and choose; with `-- interlock: verify SELECT …` in the file, the next deploy finds out itself.");
  }

  static Finding newerThanTheFiles(Location.Ahead ahead) {
    return Finding.error(
            Code.DATABASE_AHEAD,
            "the database is newer than these files: they do not have %s, so it cannot be brought to their head."
                .formatted(LocationFindings.rows(ahead.unknown())))
        .help("Run this with the files of the newer release.");
  }

  private static String counted(int count, String what) {
    return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
  }
}
