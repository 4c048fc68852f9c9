package dev.interlock.postgresql.shadow;

import dev.interlock.postgresql.follow.CatalogCounters;
import dev.interlock.postgresql.follow.HeldRelations;
import java.util.Map;
import java.util.Set;

/**
 * The state of the worker's session within a transaction.
 *
 * @param locks locks on relations other than the server's own
 * @param relations the locked relations by identifier; dropped ones are missing
 * @param rows counters of the requested and of the locked tables
 * @param catalogs counters of the system catalogs
 * @param held the locks, for following the catalog
 * @param isProcedural whether functions exist that can roll back part of their work
 */
record StatementProbe(
    Set<HeldLock> locks,
    Map<Long, TrackedRelation> relations,
    RowCounters rows,
    CatalogCounters catalogs,
    HeldRelations held,
    boolean isProcedural) {

  StatementProbe {
    locks = Set.copyOf(locks);
    relations = Map.copyOf(relations);
  }
}
