package dev.interlock.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A schema at one moment: a set of objects, ordered by id. Immutable.
 *
 * <p>Two catalogs are equal if and only if they hold the same objects with the same attributes;
 * their fingerprints are then equal too. {@linkplain CatalogObject#uncomparedAttributes Uncompared
 * attributes} are ignored.
 */
public final class Catalog {

  private static final Catalog EMPTY = new Catalog(List.of());

  private final List<CatalogObject> objects;

  private Catalog(List<CatalogObject> sorted) {
    this.objects = Collections.unmodifiableList(sorted);
  }

  public static Catalog empty() {
    return EMPTY;
  }

  /**
   * Creates a catalog of objects given in any order. Unnamed objects with the same definition are
   * numbered, so that each of them counts.
   *
   * @throws IllegalArgumentException if two named objects have the same id
   */
  public static Catalog of(Collection<CatalogObject> objects) {
    return new Catalog(numbered(CatalogOrder.of(new ArrayList<>(objects))));
  }

  private static List<CatalogObject> numbered(List<CatalogObject> sorted) {
    boolean again = false;
    for (int i = 0, number = 1; i < sorted.size(); i++) {
      number =
          i > 0 && sorted.get(i).id().compareTo(sorted.get(i - number).id()) == 0 ? number + 1 : 1;
      if (number > 1) {
        sorted.set(i, numbered(sorted.get(i), number));
        again = true;
      }
    }
    return again ? CatalogOrder.of(sorted) : sorted;
  }

  private static CatalogObject numbered(CatalogObject object, int number) {
    if (!object.id().isUnnamed()) {
      throw new IllegalArgumentException("A catalog has each object once: " + object.id());
    }
    return object.withId(object.id().numbered(number));
  }

  /** Returns the objects, ordered by id. */
  public List<CatalogObject> objects() {
    return objects;
  }

  public Optional<CatalogObject> find(ObjectId id) {
    int low = 0;
    int high = objects.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = objects.get(middle).id().compareTo(id);
      if (order == 0) {
        return Optional.of(objects.get(middle));
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** Computes a hash over all objects. It is not cached. */
  public Fingerprint fingerprint() {
    return new FingerprintWriter().of(objects);
  }

  /**
   * Applies changes in their order and returns the result.
   *
   * @throws UnfitChange if a change does not start from the object as the catalog has it
   */
  public Catalog with(List<Change> changes) {
    Map<ObjectId, CatalogObject> changed = new TreeMap<>();
    objects.forEach(object -> changed.put(object.id(), object));
    changes.forEach(change -> apply(change, changed));
    return new Catalog(new ArrayList<>(changed.values()));
  }

  /**
   * Returns this catalog with the parts of some tables, views and other owners replaced.
   *
   * @param owners the paths of the owners that were read again
   * @param kinds the kinds of object that were read again for each owner
   * @param seen the objects read, and nothing else
   */
  public Catalog replacing(
      Collection<List<String>> owners, Collection<ObjectKind> kinds, Catalog seen) {
    return new Catalog(new CatalogMerge(objects, seen.objects).of(owners, kinds));
  }

  /**
   * Returns this catalog with the other catalog's instances for the objects that are the same in
   * both.
   */
  public Catalog keeping(Catalog other) {
    return new Catalog(CatalogMerge.kept(other.objects, objects));
  }

  private static void apply(Change change, Map<ObjectId, CatalogObject> objects) {
    Optional<CatalogObject> there = Optional.ofNullable(objects.get(change.id()));
    change
        .appliedTo(there)
        .ifPresentOrElse(
            object -> objects.put(change.id(), object), () -> objects.remove(change.id()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Catalog catalog && Change.between(this, catalog).isEmpty();
  }

  @Override
  public int hashCode() {
    return objects.stream().map(CatalogObject::id).toList().hashCode();
  }

  /** Returns the number of objects; the objects themselves would be too many to print. */
  @Override
  public String toString() {
    return "catalog of " + objects.size() + " objects";
  }
}
