package dev.interlock.postgresql.catalog;

import java.util.Set;

/**
 * What the open transaction has locked.
 *
 * @param relations identifiers of relations that are not the server's own
 * @param isCatalogByHand whether somebody changes a system catalog with a statement of its own; DDL
 *     gives the lock on it back at once
 */
public record HeldRelations(Set<Long> relations, boolean isCatalogByHand) {

  public HeldRelations {
    relations = Set.copyOf(relations);
  }
}
