package dev.interlock.drift;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Findings about a schema that cannot be proven. */
public final class ProofFindings {

  /** Codes of differences from what the migrations make. */
  private static final Set<Code> DIFFERENCES =
      Set.of(
          Code.CONFLICTING,
          Code.DRIFTED,
          Code.DIVERGED,
          Code.CONTRADICTED,
          Code.AHEAD_INCOMPATIBLE);

  private ProofFindings() {}

  public static boolean isAllowedDifference(Finding finding) {
    return DIFFERENCES.contains(finding.code());
  }

  /** Reports a stamp that the schema contradicts. */
  public static Finding unproven(List<Difference> differences) {
    Finding finding =
        Finding.error(
            Code.UNPROVEN,
            "the schema does not prove that exactly these migrations are applied; nothing was stamped.");
    return LocationFindings.noted(finding, differences)
        .help(
            "Run `interlock locate` to see where the database is; to stamp it without proof, add `--unproven \"why\"`, which is recorded.");
  }

  /** Reports a stamp that cannot be proven because the effects are unknown. */
  public static Finding unprovable(Optional<Failure> why) {
    Finding finding =
        Finding.error(
            Code.UNPROVEN,
            "the effects of the migrations are unknown, so no schema proves that they are applied; nothing was stamped.");
    for (Finding reason : why.map(Failure::findings).orElse(List.of())) {
      finding = finding.note(reason.message());
    }
    return finding.help(
        "To stamp them without proof, add `--unproven \"why\"`, which is recorded.");
  }

  /** Warns about unknown effects; the ledger still records the position of the database. */
  public static Finding effectsUnknown(Failure why) {
    Finding finding =
        Finding.warning(
            Code.EFFECTS_UNKNOWN,
            "the effects of the migrations are unknown: existing objects are not adopted, and drift is not detected.");
    for (Finding reason : why.findings()) {
      finding = finding.note(reason.message());
    }
    return finding.help(
        "Set `shadow` to a server on which they can be measured, or run `interlock seal` where there is one and commit the seals.");
  }

  /** Reports a planned migration that fails on a shadow database. */
  public static List<Finding> failsOnShadow(Failure why) {
    Finding first = why.findings().getFirst();
    var findings = new ArrayList<>(why.findings());
    findings.set(
        0,
        first
            .note("it failed on a shadow database; nothing was run on the database itself")
            .help(
                first.help().orElse("Correct the migration.")
                    + " If it needs something that only the database has, run once with `--shadow none`."));
    return findings;
  }

  /** Reports that the embedding program provides neither effects nor a way to measure them. */
  public static Finding neverMeasured() {
    return Finding.error(
            Code.EFFECTS_UNKNOWN,
            "the effects of the migrations are unknown, so the schema cannot be compared with them.")
        .help("Pass `MigrationSource.effects`, or use the command line, which measures them.");
  }

  /** Reports a difference that remains after the plan has run. */
  public static Finding notAsSealed(Finding difference) {
    var finding =
        Finding.error(
            Code.NOT_AS_SEALED,
            "the migrations are applied, but the schema is not the one that they made on the shadow"
                + " database.");
    for (String note : difference.notes()) {
      finding = finding.note(note);
    }
    return finding.help(
        "Look for a migration that depends on more than the schema, or for another session that changed it"
            + " at the same time; `interlock locate` compares again.");
  }
}
