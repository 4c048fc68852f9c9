package dev.interlock.plan;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedMigration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Findings about differences between the ledger and the files. */
final class LedgerFindings {

  private LedgerFindings() {}

  /** Returns the findings that do not depend on the goal. */
  static List<Finding> of(HistoryComparison comparison) {
    var findings = new ArrayList<Finding>();
    comparison.edited().forEach(match -> findings.add(edited(match)));
    comparison.missing().forEach(row -> findings.add(missing(row)));
    if (!comparison.ahead().isEmpty()) {
      findings.add(ahead(comparison.ahead()));
    }
    return findings;
  }

  static Finding edited(HistoryComparison.Match match) {
    var migration = match.migration();
    return Finding.error(
            Code.EDITED,
            "`%s` was edited after it was applied, so the files do not describe this database."
                .formatted(migration.id()))
        .at(migration.up().place())
        .note(applied(match.applied()))
        .help(
            "Restore the file, and put the change into a new migration; if the database has what the"
                + " file says now, `interlock repair` records it.");
  }

  static Finding missing(AppliedMigration row) {
    return Finding.error(
            Code.MISSING_MIGRATION,
            "`%s` is applied but no file has it, so the files do not describe this database."
                .formatted(row.id()))
        .note(applied(row))
        .help(
            "Restore the file; if it is gone for good, `interlock repair` keeps its row as a record only.");
  }

  /** Warns that the database is newer than the files, which say nothing about these rows. */
  private static Finding ahead(List<AppliedMigration> rows) {
    String ids = rows.stream().map(row -> "`" + row.id() + "`").collect(Collectors.joining(", "));
    var finding =
        Finding.warning(
                Code.DATABASE_AHEAD,
                "the database is newer than these files: they do not have %s.".formatted(ids))
            .help("Deploy the newer release, unless this older one is meant to run.");
    for (var row : rows) {
      finding = finding.note(applied(row));
    }
    return finding;
  }

  static Finding late(Migration migration, HistoryComparison comparison) {
    var above =
        comparison.applied().stream()
            .map(AppliedMigration::id)
            .filter(id -> migration.id().compareTo(id) < 0)
            .min(Comparator.naturalOrder());
    return Finding.error(
            Code.LATE_ARRIVAL,
            "`%s` is not applied but comes before %s, which is."
                .formatted(migration.id(), above.map(id -> "`" + id + "`").orElse("one")))
        .at(migration.up().place())
        .help(
            "Give it a higher version, or name its parents, or run with `--out-of-order allow`"
                + " if it does not matter.");
  }

  private static String applied(AppliedMigration row) {
    return "%s %s (%s) by %s on %s"
        .formatted(
            row.id(), row.description(), row.kind().word(), row.appliedBy(), row.appliedAt());
  }
}
