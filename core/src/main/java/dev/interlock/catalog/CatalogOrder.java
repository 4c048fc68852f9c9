package dev.interlock.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts the objects of a catalog. A schema is read one kind at a time, with the parts of one table
 * together: these runs are sorted first, then the few objects of each run. This takes far fewer and
 * shorter comparisons than sorting all objects.
 */
final class CatalogOrder {

  /**
   * Orders unnamed objects with the same definition too, independently of their generated names.
   */
  private static final Comparator<CatalogObject> TOTAL =
      (one, other) -> {
        int order = one.id().compareTo(other.id());
        return order != 0
            ? order
            : one.attributes().toString().compareTo(other.attributes().toString());
      };

  /** The number of names at the start of a path that identify the owner: schema and table. */
  private static final int OWNER = 2;

  private static final Comparator<List<CatalogObject>> RUNS =
      (one, other) -> compareOwners(one.getFirst().id(), other.getFirst().id());

  private CatalogOrder() {}

  /** Returns the objects, ordered by id. */
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

  /** Compares by kind, then by the owner's part of the path. */
  private static int compareOwners(ObjectId one, ObjectId other) {
    int order = one.kind().compareTo(other.kind());
    return order != 0 ? order : ObjectId.compare(one.path(), other.path(), OWNER);
  }
}
