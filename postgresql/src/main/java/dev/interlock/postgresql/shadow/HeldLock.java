package dev.interlock.postgresql.shadow;

import dev.interlock.effect.LockMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A lock that the worker holds or waits for. Each mode of each relation is a lock of its own, even
 * if a later statement takes it besides a stronger one (PostgreSQL manual, 54.12, pg_locks).
 *
 * @param relation its identifier
 */
record HeldLock(long relation, LockMode mode) {

  /** Returns the strongest mode for each relation. */
  static Map<Long, LockMode> strongest(Collection<HeldLock> locks) {
    var strongest = new HashMap<Long, LockMode>();
    for (HeldLock held : locks) {
      strongest.merge(held.relation(), held.mode(), LockMode::or);
    }
    return strongest;
  }
}
