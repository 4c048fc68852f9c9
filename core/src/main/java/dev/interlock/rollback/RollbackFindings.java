package dev.interlock.rollback;

import dev.interlock.catalog.Change;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.RecordedRun;
import java.util.List;
import java.util.stream.Collectors;

/** Reasons for which migrations stay applied. Each names the command that undoes them anyway. */
public final class RollbackFindings {

  private static final int MOST = 10;

  private RollbackFindings() {}

  /** Returns the refusal for a part of the run that has no way back. */
  public static Failure noWayBack(AppliedRun run, List<String> obstacles) {
    return refused(stays(run, "not all of it can be undone").notes(obstacles, MOST));
  }

  /** Returns the refusal if another run has relied on the schema. */
  public static Failure usedBy(AppliedRun run, RecordedRun other) {
    return refused(
        stays(
            run,
            "`interlock %s` on %s has relied on this schema since (run %s)"
                .formatted(other.command(), other.host(), other.run().value())));
  }

  /** Returns the refusal if the ledger is not as the run left it. */
  public static Failure ledgerChanged(AppliedRun run) {
    return refused(stays(run, "the ledger has changed since this run"));
  }

  /** Returns the refusal if the undo scripts could not be tried. */
  public static Failure notTried(AppliedRun run, Failure why) {
    List<String> notes = why.findings().stream().map(Finding::message).toList();
    return refused(
        stays(run, "what its undo scripts do is not known", " --allow-loss").notes(notes, MOST));
  }

  /** Returns the refusal if the undo scripts do not restore the schema. */
  public static Failure leaves(AppliedRun run, List<Change> left) {
    List<String> notes = left.stream().map(Change::toString).toList();
    return refused(stays(run, "its undo scripts do not restore the schema").notes(notes, MOST));
  }

  /** Returns the refusal if the undo would lose rows or values. */
  public static Failure loses(AppliedRun run, List<String> losses) {
    return refused(
        stays(run, "an undo would lose data, or might", " --allow-loss").notes(losses, MOST));
  }

  /** Returns the finding that a run stays applied, and why. */
  public static Finding stays(AppliedRun run, String why) {
    return stays(run, why, "");
  }

  private static Finding stays(AppliedRun run, String why, String consent) {
    String ids =
        run.migrations().stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
    int count = run.migrations().size();
    return Finding.warning(
            Code.NOT_ROLLED_BACK,
            count == 1
                ? "%s stays applied: %s.".formatted(ids, why)
                : "%s stay applied: %s.".formatted(ids, why))
        .help("To undo it anyway, run `interlock downgrade -%d%s`.".formatted(count, consent));
  }

  private static Failure refused(Finding finding) {
    return new Failure.Refused(finding);
  }
}
