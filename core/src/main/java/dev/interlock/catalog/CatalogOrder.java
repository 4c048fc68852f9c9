package dev.interlock.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts the objects of a catalog. Whoever reads a schema finds the parts of one table beside each
 * other, a kind at a time: so these runs are put in order, and then the few objects of each. That
 * takes a fraction of the comparisons, and of each comparison.
 */
final class CatalogOrder {

  /** Of unnamed objects with one definition, which is the first must not depend on a name. */
  private static final Comparator<CatalogObject> TOTAL =
      (one, other) -> {
        int order = one.id().compareTo(other.id());
        return order != 0
            ? order
            : one.attributes().toString().compareTo(other.attributes().toString());
      };

  /** How many names of a path say what the object is a part of, if it is one: schema and table. */
  private static final int OWNER = 2;

  private static final Comparator<List<CatalogObject>> RUNS =
      (one, other) -> compareOwners(one.getFirst().id(), other.getFirst().id());

  private CatalogOrder() {}

  /** The objects in the order of their ids. */
  static List<CatalogObject> of(List<CatalogObject> objects) {
    var sorted = new ArrayList<CatalogObject>(objects.size());
    List<List<CatalogObject>> runs = runs(objects);
    runs.sort(RUNS);
    int end;
    for (int start = 0; start < runs.size(); start = end) {
      end = start + 1;
      int from = sorted.size();
      sorted.addAll(runs.get(start));
      while (end < runs.size() && RUNS.compare(runs.get(start), runs.get(end)) == 0) {
        sorted.addAll(runs.get(end++));
      }
      if (sorted.size() > from + 1) {
        sorted.subList(from, sorted.size()).sort(TOTAL);
      }
    }
    return sorted;
  }

  private static List<List<CatalogObject>> runs(List<CatalogObject> objects) {
    var runs = new ArrayList<List<CatalogObject>>();
    int end;
    for (int start = 0; start < objects.size(); start = end) {
      ObjectId first = objects.get(start).id();
      end = start + 1;
      while (end < objects.size() && compareOwners(first, objects.get(end).id()) == 0) {
        end++;
      }
      runs.add(objects.subList(start, end));
    }
    return runs;
  }

  /** By kind, and by what of the paths is common to the parts of one table. */
  private static int compareOwners(ObjectId one, ObjectId other) {
    int order = one.kind().compareTo(other.kind());
    return order != 0 ? order : ObjectId.compare(one.path(), other.path(), OWNER);
  }
}
