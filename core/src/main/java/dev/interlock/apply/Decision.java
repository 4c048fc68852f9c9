package dev.interlock.apply;

import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.AppliedVersions;
import dev.interlock.plan.Plan;
import java.util.List;

/**
 * Work on a database.
 *
 * @param writes ledger writes that precede the plan, which assumes them
 * @param plan migrations to run
 * @param areEffectsKnown whether the effects of the migrations are known, so that the plan leaves
 *     out objects that are present and identical
 * @param applied the versions that are applied before the plan
 */
public record Decision(
    List<LedgerWrite> writes, Plan plan, boolean areEffectsKnown, AppliedVersions applied) {

  /** Nothing to do. */
  public static final Decision NOTHING = toWrite(List.of());

  public Decision {
    writes = List.copyOf(writes);
  }

  /** Returns the decision to change the ledger only. */
  public static Decision toWrite(List<LedgerWrite> writes) {
    return new Decision(writes, Plan.NOTHING, false, AppliedVersions.NONE);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return writes.isEmpty() && plan.isEmpty();
  }
}
