package dev.interlock.postgresql.shadow;

import dev.interlock.postgresql.follow.CatalogCounters;
import dev.interlock.postgresql.follow.HeldRelations;
import java.util.Map;
import java.util.Set;

/**
 * What the worker's session shows of itself within a transaction.
 *
 * @param locks on relations that are not the server's own
 * @param relations what is locked, by identifiers; what was dropped is missing
 * @param rows of the tables that were asked for, and of those that are locked
 * @param catalogs the server's own
 * @param held the locks, as the catalog is followed by them
 * @param isProcedural whether there are functions that can take back part of what they did
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
