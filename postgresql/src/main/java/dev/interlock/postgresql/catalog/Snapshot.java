package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A catalog with what is needed to follow it when some of its relations change.
 *
 * @param ids what relations are called, by their identifiers
 * @param renames see {@link Assembly#rename}
 * @param ofExtensions what belongs to extensions
 * @param vocabulary the server's
 */
record Snapshot(
    Catalog catalog,
    Map<Integer, ObjectId> ids,
    Map<String, String> renames,
    Set<Assembly.Address> ofExtensions,
    Namespaces namespaces,
    Vocabulary vocabulary) {

  /** What relations are, and what they are made of. */
  private static final Set<ObjectKind> RELATIONAL =
      Set.of(
          ObjectKind.COMPOSITE_TYPE,
          ObjectKind.SEQUENCE,
          ObjectKind.TABLE,
          ObjectKind.FOREIGN_TABLE,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.COLUMN,
          ObjectKind.CONSTRAINT,
          ObjectKind.INDEX,
          ObjectKind.TRIGGER,
          ObjectKind.RULE,
          ObjectKind.POLICY);

  static Snapshot of(Assembly assembly, Namespaces namespaces, Vocabulary vocabulary) {
    return new Snapshot(
        assembly.catalog(),
        assembly.ids(),
        assembly.renames(),
        assembly.ofExtensions(),
        namespaces,
        vocabulary);
  }

  /**
   * This one after some relations were looked at again; none if something may have changed that was
   * not looked at: others refer by name to what has another name now, or is gone.
   *
   * @param relations the identifiers of what was looked at
   */
  Optional<Snapshot> with(Snapshot some, Set<Long> relations) {
    for (long relation : relations) {
      ObjectId before = ids.get((int) relation);
      if (before != null && !before.equals(some.ids.get((int) relation))) {
        return Optional.empty();
      }
    }
    if (!renames.equals(some.renames)) {
      return Optional.empty();
    }
    List<List<String>> paths = some.ids.values().stream().map(ObjectId::owner).toList();
    Catalog merged = catalog.replacing(paths, RELATIONAL, some.catalog);
    if (Change.between(catalog, merged).stream().anyMatch(Change.Dropped.class::isInstance)) {
      return Optional.empty();
    }
    return Optional.of(
        new Snapshot(merged, with(some.ids), renames, ofExtensions, namespaces, vocabulary));
  }

  private Map<Integer, ObjectId> with(Map<Integer, ObjectId> some) {
    if (ids.entrySet().containsAll(some.entrySet())) {
      return ids;
    }
    var all = new HashMap<>(ids);
    all.putAll(some);
    return all;
  }
}
