package dev.interlock.drift;

import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.Proof;
import dev.interlock.plan.PlanOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The record, beside the lock, that a schema was compared with the files, so that the next start
 * need not compare it again.
 *
 * @param files checksum of what a proof covers: all files, and the patterns of objects excluded
 *     from comparison
 * @param source names the means of finding effects, if they were not found
 */
record ProofRecord(Checksum files, MigrationSource source) {

  static ProofRecord of(History files, IgnoredObjects ignored, MigrationSource source) {
    return new ProofRecord(
        ignored.isEmpty()
            ? files.checksum()
            : Checksum.of(
                (files.checksum().hex() + "\n" + String.join("\n", ignored.patterns()))
                    .getBytes(StandardCharsets.UTF_8)),
        source);
  }

  /** Whether neither the schema nor the files have changed since the last comparison. */
  boolean isSettled(Ledger ledger) {
    return ledger.isProven(files)
        || (ledger.isMarkedAsProof() && unseen(ledger).equals(ledger.proof()));
  }

  /**
   * Returns the proof, if there is any. An allowed difference is reported at every start, so it
   * proves nothing.
   */
  Optional<Proof> proof(Ledger ledger, PlanOutcome outcome) {
    boolean isClean =
        outcome instanceof PlanOutcome.Planned
            && outcome.findings().stream().noneMatch(ProofFindings::isAllowedDifference);
    return isClean ? ledger.mark().map(mark -> new Proof(mark, files)) : Optional.empty();
  }

  /**
   * Returns a record that the schema could not be checked and that this was reported, so that it is
   * not reported again.
   */
  Optional<Proof> unseen(Ledger ledger) {
    return ledger.mark().map(mark -> new Proof(mark, files).unseen(source.means()));
  }
}
