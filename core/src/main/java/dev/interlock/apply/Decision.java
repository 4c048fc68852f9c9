package dev.interlock.apply;

import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Plan;
import java.util.List;

/**
 * Work on a database.
 *
 * @param writes ledger writes that precede the plan, which assumes them
 * @param plan migrations to run
 */
public record Decision(List<LedgerWrite> writes, Plan plan) {

  /** Nothing to do. */
  public static final Decision NOTHING = new Decision(List.of(), Plan.NOTHING);

  public Decision {
    writes = List.copyOf(writes);
  }

  /** Returns the decision to change the ledger only. */
  public static Decision toWrite(List<LedgerWrite> writes) {
    return new Decision(writes, Plan.NOTHING);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return writes.isEmpty() && plan.isEmpty();
  }
}
