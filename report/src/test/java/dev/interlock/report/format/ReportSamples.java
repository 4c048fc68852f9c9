package dev.interlock.report.format;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.Direction;
import dev.interlock.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports with texts that a format can get wrong. */
final class ReportSamples {

  static final String FILE = "db/migrations/V2__add: 100%,a b.sql";

  static final Finding ERROR =
      Finding.error(Code.DOES_NOT_REPLAY, "`V2` fails: relation \"a_b\" <nil> & 50% @team.")
          .at(Place.in(FILE, "-- first\nALTER TABLE a_b ADD c int;\n", 9, 11))
          .note("there is table a_c\nand an end ]]> of \u0007 bell")
          .help("Correct it: `interlock new`, then `check`.");

  static final Finding NOTE =
      Finding.warning(Code.UNSEALED, "the migrations have no seals.").as(Severity.NOTE);

  private ReportSamples() {}

  static Report check(Finding... findings) {
    return report("check", "", List.of(findings), List.of());
  }

  static Report in(String folder, Finding... findings) {
    return report("check", folder, List.of(findings), List.of());
  }

  static Report upgrade(List<Report.Planned> plan, Finding... findings) {
    return report("upgrade", "", List.of(findings), plan);
  }

  static Report.Planned planned(int number, String sql) {
    return new Report.Planned(
        id(number), "db/migrations/V%d.sql".formatted(number), Direction.UP, sql, Optional.empty());
  }

  private static Report report(
      String command, String folder, List<Finding> findings, List<Report.Planned> plan) {
    boolean failed = findings.stream().anyMatch(Finding::isError);
    return new Report(
        command,
        "1.2.3",
        Instant.parse("2026-01-05T10:00:00.5Z"),
        Duration.ofMillis(1250),
        failed
            ? new Report.Outcome(1, "refused by findings, nothing was changed")
            : new Report.Outcome(0, "done"),
        "GitHub Actions",
        folder,
        Optional.of(new Report.Database("db.example.com", "app", "PostgreSQL 18.6")),
        List.of("checked 2 migrations: they run"),
        findings,
        List.of(
            new Report.Step("connect", Duration.ZERO, Duration.ofMillis(30), Report.StepState.DONE),
            new Report.Step(
                "V1", Duration.ofMillis(40), Duration.ofMillis(7), Report.StepState.DONE)),
        plan,
        List.of(
            new Report.Node(id(1), "db/migrations/V1__a.sql", List.of(), Report.NodeState.APPLIED),
            new Report.Node(id(2), FILE, List.of(id(1)), Report.NodeState.PENDING)),
        Optional.empty());
  }

  private static MigrationId id(int number) {
    return MigrationId.of(Version.parse("V" + number));
  }
}
