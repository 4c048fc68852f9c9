package dev.interlock.apply;

import dev.interlock.backup.PlannedBackups;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.AppliedVersions;
import dev.interlock.plan.Plan;
import dev.interlock.preflight.PreflightReport;
import java.util.List;

/**
 * Work on a database.
 *
 * @param writes ledger writes that precede the plan, which assumes them
 * @param plan migrations to run
 * @param areEffectsKnown whether the effects of the migrations are known, so that the plan leaves
 *     out objects that are present and identical
 * @param applied the versions that are applied before the plan
 * @param preflight the answers of the rows to what the plan needs
 * @param backups what is saved before statements that destroy it
 */
public record Decision(
    List<LedgerWrite> writes,
    Plan plan,
    boolean areEffectsKnown,
    AppliedVersions applied,
    PreflightReport preflight,
    PlannedBackups backups) {

  /** Nothing to do. */
  public static final Decision NOTHING = toWrite(List.of());

  public Decision {
    writes = List.copyOf(writes);
  }

  /** Creates the decision to run a plan whose needs of the rows are unknown. */
  public Decision(
      List<LedgerWrite> writes, Plan plan, boolean areEffectsKnown, AppliedVersions applied) {
    this(writes, plan, areEffectsKnown, applied, PreflightReport.NOTHING, PlannedBackups.NONE);
  }

  /** Returns the decision to change the ledger only. */
  public static Decision toWrite(List<LedgerWrite> writes) {
    return new Decision(writes, Plan.NOTHING, false, AppliedVersions.NONE);
  }

  /** Returns the same decision with the answers of the rows, and with what runs online. */
  public Decision with(PreflightReport answers) {
    return new Decision(writes, answers.online(plan), areEffectsKnown, applied, answers, backups);
  }

  /** Returns the same decision with what is saved before it is destroyed. */
  public Decision saving(PlannedBackups saved) {
    return new Decision(writes, plan, areEffectsKnown, applied, preflight, saved);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return writes.isEmpty() && plan.isEmpty();
  }
}
