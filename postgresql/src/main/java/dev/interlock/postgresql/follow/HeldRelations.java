package dev.interlock.postgresql.follow;

import java.util.Set;

/**
 * The relations that the open transaction has locked.
 *
 * @param relations identifiers of relations other than the server's own
 * @param changeable those whose lock is strong enough to change their schema: SHARE UPDATE
 *     EXCLUSIVE or above (PostgreSQL manual, 13.3.1)
 * @param isCatalogByHand whether a system catalog was changed directly: DDL releases its lock on a
 *     catalog at once
 */
public record HeldRelations(Set<Long> relations, Set<Long> changeable, boolean isCatalogByHand) {

  public HeldRelations {
    relations = Set.copyOf(relations);
    changeable = Set.copyOf(changeable);
  }
}
