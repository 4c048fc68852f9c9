package dev.interlock.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Compares two sorted lists of objects in one pass. */
final class CatalogDiffer {

  private final List<CatalogObject> before;
  private final List<CatalogObject> after;
  private final List<Change> changes = new ArrayList<>();

  CatalogDiffer(List<CatalogObject> before, List<CatalogObject> after) {
    this.before = before;
    this.after = after;
  }

  List<Change> changes() {
    int old = 0;
    int young = 0;
    while (old < before.size() || young < after.size()) {
      if (isSameInstance(old, young)) {
        old++;
        young++;
        continue;
      }
      int order = order(old, young);
      if (order < 0) {
        changes.add(new Change.Dropped(before.get(old++)));
      } else if (order > 0) {
        changes.add(new Change.Created(after.get(young++)));
      } else {
        compare(before.get(old++), after.get(young++));
      }
    }
    return List.copyOf(changes);
  }

  /** Most objects of two successive catalogs are the same instance, which saves comparing names. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isSameInstance(int old, int young) {
    return old < before.size() && young < after.size() && before.get(old) == after.get(young);
  }

  private int order(int old, int young) {
    if (old == before.size()) {
      return 1;
    }
    return young == after.size() ? -1 : before.get(old).id().compareTo(after.get(young).id());
  }

  private void compare(CatalogObject one, CatalogObject other) {
    if (one.attributes().equals(other.attributes())) {
      return;
    }
    var names = new TreeSet<>(one.attributes().keySet());
    names.addAll(other.attributes().keySet());
    var different = new ArrayList<AttributeChange>();
    for (String name : names) {
      Optional<String> was = Optional.ofNullable(one.attributes().get(name));
      Optional<String> is = Optional.ofNullable(other.attributes().get(name));
      if (!was.equals(is)) {
        different.add(new AttributeChange(name, was, is));
      }
    }
    changes.add(new Change.Altered(one.id(), different));
  }
}
