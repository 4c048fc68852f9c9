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
 * A catalog with the facts needed to follow it when some of its relations change.
 *
 * @param ids the ids of relations by their object identifiers
 * @param columns the names of their columns, see {@link Relation#columnNames()}
 * @param renames see {@link CatalogBuilder#rename}
 * @param ofExtensions the members of extensions
 * @param names the server's names
 */
public record Snapshot(
    Catalog catalog,
    Map<Integer, ObjectId> ids,
    Map<Integer, List<@Nullable String>> columns,
    Map<String, String> renames,
    Set<CatalogBuilder.Address> ofExtensions,
    Namespaces namespaces,
    ServerNames names) {

  /** The kinds of relations and of their parts. */
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

  /** Returns this snapshot with the instances of an earlier one for every unchanged object. */
  public Snapshot keeping(Snapshot earlier) {
    return new Snapshot(
        catalog.keeping(earlier.catalog), ids, columns, renames, ofExtensions, namespaces, names);
  }

  /** Returns the relations and the tables that they are parts of. */
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
   * Returns this snapshot after some relations were read again. Returns empty if other objects may
   * have changed too: those that refer by name to a renamed relation, or share a name with it.
   *
   * @param some the relations that were read again
   * @param relations the identifiers of all relations that were looked up
   * @param gone those of them that no longer exist
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

  /** Whether it is a sequence whose name the server may have generated with a number. */
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

  /**
   * Whether one of the paths is a domain too: replacing a sequence of that name would drop the
   * domain's constraints.
   */
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
