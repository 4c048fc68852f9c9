package dev.interlock.postgresql.follow;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.postgresql.catalog.Snapshot;
import java.util.Set;

/**
 * Deletions of rows from system catalogs. A deleted row can no longer be read, but a statement that
 * deletes one of a relation locks the relation until the transaction ends, so the relation is among
 * those that are read again. Some of these catalogs also describe other objects, for which no
 * relation is locked.
 *
 * @param catalogs such as {@code pg_attrdef}
 */
record Deletions(Set<String> catalogs) {

  /** Catalogs that describe types, constraints and comments of relations and of other objects. */
  private static final Set<String> SHARED = Set.of("pg_type", "pg_constraint", "pg_description");

  private static final Set<ObjectKind> LIKE_RELATIONS =
      Set.of(ObjectKind.DOMAIN, ObjectKind.BASE_TYPE);

  boolean isNone() {
    return catalogs.isEmpty();
  }

  /** Whether only relations and their parts can be affected, given the catalog before. */
  boolean areOfRelations(Snapshot before) {
    boolean ofShared = catalogs.stream().anyMatch(SHARED::contains);
    return (!ofShared || !hasLikeRelations(before.catalog()))
        && (!catalogs.contains("pg_description") || !hasOtherComments(before.catalog()))
        && (!catalogs.equals(Set.of("pg_depend")) || before.ofExtensions().isEmpty());
  }

  private static boolean hasLikeRelations(Catalog catalog) {
    return catalog.objects().stream()
        .anyMatch(object -> LIKE_RELATIONS.contains(object.id().kind()));
  }

  private static boolean hasOtherComments(Catalog catalog) {
    return catalog.objects().stream()
        .anyMatch(object ->
            object.attributes().containsKey(Attribute.COMMENT)
                && !isLockedForComments(object.id().kind()));
  }

  /** Whether COMMENT on this kind locks a relation; COMMENT ON TYPE never does. */
  private static boolean isLockedForComments(ObjectKind kind) {
    return Snapshot.RELATIONAL.contains(kind) && kind != ObjectKind.COMPOSITE_TYPE;
  }
}
