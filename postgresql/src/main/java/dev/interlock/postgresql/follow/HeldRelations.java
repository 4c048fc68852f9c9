package dev.interlock.postgresql.follow;

import java.util.Set;

/**
 * What the open transaction has locked.
 *
 * @param relations identifiers of relations that are not the server's own
 * @param changeable those of them that are locked so strongly that the schema of the relation may
 *     have been changed: SHARE UPDATE EXCLUSIVE or above (PostgreSQL manual, 13.3.1)
 * @param isCatalogByHand whether somebody changes a system catalog with a statement of its own; DDL
 *     gives the lock on it back at once
 */
public record HeldRelations(Set<Long> relations, Set<Long> changeable, boolean isCatalogByHand) {

  public HeldRelations {
    relations = Set.copyOf(relations);
    changeable = Set.copyOf(changeable);
  }
}
