package dev.interlock.proof;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.locate.Difference;
import dev.interlock.locate.LocationFindings;
import java.util.List;
import java.util.Set;

/** What there is to say of a schema that cannot be proven. */
final class ProofFindings {

  /** What is otherwise than the migrations make. */
  private static final Set<Code> DIFFERENCES =
      Set.of(
          Code.CONFLICTING,
          Code.DRIFTED,
          Code.DIVERGED,
          Code.CONTRADICTED,
          Code.AHEAD_INCOMPATIBLE);

  private ProofFindings() {}

  static boolean isAllowedDifference(Finding finding) {
    return DIFFERENCES.contains(finding.code());
  }

  /** A stamp on what the schema does not show. */
  static Finding unproven(List<Difference> differences) {
    Finding finding =
        Finding.error(
            Code.UNPROVEN,
            "the schema does not show that exactly these migrations are applied; nothing was stamped.");
    return LocationFindings.noted(finding, differences)
        .help(
            "Run `interlock locate` to see where the database is; on your own word, add"
                + " `--unproven \"why\"`, which is recorded.");
  }

  /** After the plan was carried out: the migrations are applied, and yet something differs. */
  static Finding notAsSealed(Finding difference) {
    var finding =
        Finding.error(
            Code.NOT_AS_SEALED,
            "the migrations are applied, but the schema is not what they made when they were sealed.");
    for (String note : difference.notes()) {
      finding = finding.note(note);
    }
    return finding.help(
        "Look for a migration that depends on more than the schema, or for somebody who changed it"
            + " at the same time; `interlock locate` compares again.");
  }
}
