package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A catalog with what is needed to follow it when some of its relations change.
 *
 * @param ids what relations are called, by their identifiers
 * @param columns what their columns are called, see {@link Relation#columnNames()}
 * @param renames see {@link CatalogBuilder#rename}
 * @param ofExtensions what belongs to extensions
 * @param names the server's
 */
public record Snapshot(
    Catalog catalog,
    Map<Integer, ObjectId> ids,
    Map<Integer, List<@Nullable String>> columns,
    Map<String, String> renames,
    Set<CatalogBuilder.Address> ofExtensions,
    Namespaces namespaces,
    ServerNames names) {

  /** What relations are, and what they are made of. */
  public static final Set<ObjectKind> RELATIONAL =
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

  public static Snapshot of(CatalogBuilder builder, Namespaces namespaces, ServerNames names) {
    return new Snapshot(
        builder.catalog(),
        builder.ids(),
        builder.columns(),
        builder.renames(),
        builder.ofExtensions(),
        namespaces,
        names);
  }

  /** This one, with the instances of an earlier one wherever an object is what it was. */
  public Snapshot keeping(Snapshot earlier) {
    return new Snapshot(
        catalog.keeping(earlier.catalog), ids, columns, renames, ofExtensions, namespaces, names);
  }

  /** The relations, and the tables that they are parts of. */
  public Set<Long> withOwners(Set<Long> relations) {
    var owners = new HashSet<List<String>>();
    for (long relation : relations) {
      ObjectId id = ids.get((int) relation);
      if (id != null && !id.owner().equals(id.path())) {
        owners.add(id.owner());
      }
    }
    var all = new HashSet<>(relations);
    if (!owners.isEmpty()) {
      ids.forEach((oid, id) -> {
        if (owners.contains(id.path())) {
          all.add(Integer.toUnsignedLong(oid));
        }
      });
    }
    return all;
  }

  /**
   * This one after some relations were looked at again; none if something may have changed that was
   * not looked at: others refer by name to what has another name now, or are called like it.
   *
   * @param some what is there of them now
   * @param relations the identifiers of what was looked at
   * @param gone those of them that are not there any more
   */
  public Optional<Snapshot> with(Snapshot some, Set<Long> relations, Set<Long> gone) {
    for (long relation : relations) {
      if (gone.contains(relation) ? isNumbered((int) relation) : isRenamed((int) relation, some)) {
        return Optional.empty();
      }
    }
    Set<List<String>> owners = owners(some, gone);
    if (!renames.equals(some.renames) || hasDomain(owners)) {
      return Optional.empty();
    }
    Map<Integer, ObjectId> ids = replaced(this.ids, some.ids, gone);
    return Optional.of(
        new Snapshot(
            catalog.replacing(owners, RELATIONAL, some.catalog),
            ids,
            replaced(columns, some.columns, gone),
            renames,
            ofExtensions,
            namespaces,
            names));
  }

  /** Whether it is a sequence whose name the server may have made up with a number. */
  private boolean isNumbered(int relation) {
    ObjectId id = ids.get(relation);
    return id != null && id.kind() == ObjectKind.SEQUENCE && id.isUnnamed() && !renames.isEmpty();
  }

  private boolean isRenamed(int relation, Snapshot now) {
    ObjectId before = ids.get(relation);
    return before != null
        && (!before.equals(now.ids.get(relation))
            || hasRenamed(
                columns.getOrDefault(relation, List.of()),
                now.columns.getOrDefault(relation, List.of())));
  }

  private static boolean hasRenamed(List<@Nullable String> before, List<@Nullable String> now) {
    for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
      String was = before.get(i);
      String is = now.get(i);
      if (was != null && is != null && !was.equals(is)) {
        return true;
      }
    }
    return false;
  }

  /** A domain may be called like a sequence, which would take the domain's constraints along. */
  private boolean hasDomain(Set<List<String>> paths) {
    return paths.stream()
        .anyMatch(path -> catalog.find(new ObjectId(ObjectKind.DOMAIN, path)).isPresent());
  }

  private Set<List<String>> owners(Snapshot some, Set<Long> gone) {
    var owners = new HashSet<List<String>>();
    some.ids.values().forEach(id -> owners.add(id.owner()));
    for (long relation : gone) {
      ObjectId id = ids.get((int) relation);
      if (id != null) {
        owners.add(id.owner());
      }
    }
    return owners;
  }

  private static <T> Map<Integer, T> replaced(
      Map<Integer, T> known, Map<Integer, T> some, Set<Long> gone) {
    if (gone.isEmpty() && known.entrySet().containsAll(some.entrySet())) {
      return known;
    }
    var all = new HashMap<>(known);
    gone.forEach(relation -> all.remove((int) (long) relation));
    all.putAll(some);
    return all;
  }
}
