package dev.interlock.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Replaces the objects that were read again. The objects of one kind and one owner are adjacent, so
 * the remaining ranges are copied whole, and an unchanged object stays the same instance.
 */
final class CatalogMerge {

  private final List<CatalogObject> known;
  private final List<CatalogObject> seen;
  private final List<CatalogObject> merged;

  CatalogMerge(List<CatalogObject> known, List<CatalogObject> seen) {
    this.known = known;
    this.seen = seen;
    this.merged = new ArrayList<>(known.size() + seen.size());
  }

  List<CatalogObject> of(Collection<List<String>> owners, Collection<ObjectKind> kinds) {
    var groups = new TreeSet<ObjectId>();
    for (ObjectKind kind : kinds) {
      owners.forEach(owner -> groups.add(new ObjectId(kind, owner)));
    }
    int old = 0;
    int young = 0;
    for (ObjectId group : groups) {
      int from = start(group);
      merged.addAll(known.subList(old, from));
      old = from;
      while (old < known.size() && isIn(group, known.get(old))) {
        old++;
      }
      int first = young;
      while (young < seen.size() && isIn(group, seen.get(young))) {
        young++;
      }
      merged.addAll(kept(known.subList(from, old), seen.subList(first, young)));
    }
    if (young < seen.size()) {
      throw new IllegalArgumentException("Not looked up: " + seen.get(young).id());
    }
    merged.addAll(known.subList(old, known.size()));
    return merged;
  }

  /** Returns the index of the group's first object, or its insertion point. */
  private int start(ObjectId group) {
    int low = 0;
    int high = known.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (known.get(middle).id().compareTo(group) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean isIn(ObjectId group, CatalogObject object) {
    ObjectId id = object.id();
    int length = group.path().size();
    return id.kind() == group.kind()
        && id.path().size() >= length
        && id.path().subList(0, length).equals(group.path());
  }

  /** Returns the current objects, with the previous instance for each unchanged one. */
  static List<CatalogObject> kept(List<CatalogObject> before, List<CatalogObject> now) {
    var kept = new ArrayList<CatalogObject>(now.size());
    int old = 0;
    for (CatalogObject object : now) {
      while (old < before.size() && before.get(old).id().compareTo(object.id()) < 0) {
        old++;
      }
      boolean same = old < before.size() && before.get(old).equals(object);
      kept.add(same ? before.get(old) : object);
    }
    return kept;
  }
}
