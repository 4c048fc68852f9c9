package dev.interlock.catalog;

import java.util.Set;

/**
 * The part of a database that its catalog contains. Always left out: objects owned by extensions,
 * schemas of the hosting provider, temporary objects, and the ledgers of Interlock and other
 * migration tools.
 *
 * @param included schemas to read although they look like a provider's
 * @param leftOut further schemas to leave out
 * @param privileges whether owners and privileges are attributes
 */
public record CatalogScope(Set<String> included, Set<String> leftOut, boolean privileges) {

  public CatalogScope {
    included = Set.copyOf(included);
    leftOut = Set.copyOf(leftOut);
  }

  /** Returns the usual scope: the objects that migrations create. */
  public static CatalogScope usual() {
    return new CatalogScope(Set.of(), Set.of(), false);
  }

  /** Returns a copy include owners and privileges. */
  public CatalogScope withPrivileges() {
    return new CatalogScope(included, leftOut, true);
  }
}
