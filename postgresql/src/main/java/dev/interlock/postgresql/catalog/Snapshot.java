package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A catalog with what is needed to follow it when some of its relations change.
 *
 * @param ids what relations are called, by their identifiers
 * @param renames see {@link Assembly#rename}
 */
record Snapshot(
    Catalog catalog,
    Map<Integer, ObjectId> ids,
    Map<String, String> renames,
    Namespaces namespaces) {

  static Snapshot of(Assembly assembly, Namespaces namespaces) {
    return new Snapshot(assembly.catalog(), assembly.ids(), assembly.renames(), namespaces);
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
    var there = new HashSet<ObjectId>();
    some.catalog.objects().forEach(object -> there.add(object.id()));
    var paths = new HashSet<List<String>>();
    some.ids.values().forEach(id -> paths.add(id.owner()));
    var merged = new ArrayList<CatalogObject>(catalog.objects().size() + there.size());
    for (CatalogObject object : catalog.objects()) {
      if (!isOf(object.id(), paths)) {
        merged.add(object);
      } else if (!there.contains(object.id())) {
        return Optional.empty();
      }
    }
    merged.addAll(some.catalog.objects());
    var all = new HashMap<>(ids);
    all.putAll(some.ids);
    return Optional.of(new Snapshot(Catalog.of(merged), all, renames, namespaces));
  }

  private static boolean isOf(ObjectId id, Set<List<String>> paths) {
    return switch (id.kind()) {
      case COMPOSITE_TYPE,
          SEQUENCE,
          TABLE,
          FOREIGN_TABLE,
          VIEW,
          MATERIALIZED_VIEW,
          COLUMN,
          CONSTRAINT,
          INDEX,
          TRIGGER,
          RULE,
          POLICY ->
          paths.contains(id.owner());
      case SCHEMA,
          EXTENSION,
          FOREIGN_DATA_WRAPPER,
          FOREIGN_SERVER,
          COLLATION,
          ENUM,
          RANGE_TYPE,
          BASE_TYPE,
          DOMAIN,
          STATISTICS,
          ROUTINE,
          OPERATOR,
          OPERATOR_FAMILY,
          OPERATOR_CLASS,
          CAST,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_CONFIGURATION,
          EVENT_TRIGGER,
          PUBLICATION ->
          false;
    };
  }
}
