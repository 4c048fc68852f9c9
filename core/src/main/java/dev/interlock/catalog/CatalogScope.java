package dev.interlock.catalog;

import java.util.Set;

/**
 * What of a database belongs to its catalog. Left out without being named: what extensions own,
 * schemas of the provider, temporary objects, and the ledgers of Interlock and other runners.
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

  /** What a history of migrations makes. */
  public static CatalogScope usual() {
    return new CatalogScope(Set.of(), Set.of(), false);
  }

  /** The same with owners and privileges. */
  public CatalogScope withPrivileges() {
    return new CatalogScope(included, leftOut, true);
  }
}
