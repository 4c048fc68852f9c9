package dev.interlock.apply;

import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Plan;
import java.util.List;

/**
 * Work on a database.
 *
 * @param writes ledger writes that precede the plan, which assumes them
 * @param plan migrations to run
 * @param areEffectsKnown whether the effects of the migrations are known, so that the plan leaves
 *     out objects that are present and identical
 */
public record Decision(List<LedgerWrite> writes, Plan plan, boolean areEffectsKnown) {

  /** Nothing to do. */
  public static final Decision NOTHING = new Decision(List.of(), Plan.NOTHING, false);

  public Decision {
    writes = List.copyOf(writes);
  }

  /** Returns the decision to change the ledger only. */
  public static Decision toWrite(List<LedgerWrite> writes) {
    return new Decision(writes, Plan.NOTHING, false);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return writes.isEmpty() && plan.isEmpty();
  }
}
