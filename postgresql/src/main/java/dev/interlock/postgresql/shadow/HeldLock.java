package dev.interlock.postgresql.shadow;

import dev.interlock.effect.LockMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A lock that the worker has or waits for. There is one for each mode of each relation, also those
 * that a later statement takes beside a stronger one (PostgreSQL manual, 54.12, pg_locks).
 *
 * @param relation its identifier
 */
record HeldLock(long relation, LockMode mode) {

  /** The strongest of each relation. */
  static Map<Long, LockMode> strongest(Collection<HeldLock> locks) {
    var strongest = new HashMap<Long, LockMode>();
    for (HeldLock held : locks) {
      strongest.merge(held.relation(), held.mode(), LockMode::or);
    }
    return strongest;
  }
}
