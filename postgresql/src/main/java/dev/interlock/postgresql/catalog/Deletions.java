package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.ObjectKind;
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

  /** They have their rows where relations have theirs, too. */
  private static final Set<ObjectKind> LIKE_RELATIONS =
      Set.of(ObjectKind.DOMAIN, ObjectKind.BASE_TYPE);

  /** COMMENT locks all of these, or their tables. */
  private static final Set<ObjectKind> LOCKED_FOR_COMMENTS =
      Set.of(
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

  boolean isNone() {
    return catalogs.isEmpty();
  }

  /** Whether they can be of nothing but relations and their parts, given what there was before. */
  boolean areOfRelations(Snapshot before) {
    boolean ofTypes = catalogs.contains("pg_type") || catalogs.contains("pg_constraint");
    return (!ofTypes || !hasLikeRelations(before.catalog()))
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
                && !LOCKED_FOR_COMMENTS.contains(object.id().kind()));
  }
}
