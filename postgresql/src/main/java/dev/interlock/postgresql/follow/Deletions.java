package dev.interlock.postgresql.follow;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.postgresql.catalog.Snapshot;
import java.util.Set;

/**
 * That rows were deleted of some system catalogs. Nothing is left to see of a row, but whoever
 * deletes one that describes a relation keeps the relation locked until the transaction ends, so it
 * is among those that are looked at again. Some of these catalogs describe other things as well,
 * for which no relation is locked.
 *
 * @param catalogs such as {@code pg_attrdef}
 */
record Deletions(Set<String> catalogs) {

  /** What describes types and their constraints, whether or not they are relations. */
  private static final Set<String> SHARED = Set.of("pg_type", "pg_constraint", "pg_description");

  private static final Set<ObjectKind> LIKE_RELATIONS =
      Set.of(ObjectKind.DOMAIN, ObjectKind.BASE_TYPE);

  boolean isNone() {
    return catalogs.isEmpty();
  }

  /** Whether they can be of nothing but relations and their parts, given what there was before. */
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

  /** COMMENT ON TYPE locks no relation, not even of a type that is one. */
  private static boolean isLockedForComments(ObjectKind kind) {
    return Snapshot.RELATIONAL.contains(kind) && kind != ObjectKind.COMPOSITE_TYPE;
  }
}
