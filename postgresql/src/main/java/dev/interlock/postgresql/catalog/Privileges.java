package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.CatalogScope;

/** Owner and privileges as one attribute, if the scope includes them. */
final class Privileges {

  static final String ATTRIBUTE = "privileges";

  private Privileges() {}

  /** Returns an SQL expression, which is null unless the scope includes privileges. */
  static String of(String owner, String acl, CatalogScope scope) {
    return scope.privileges()
        ? "'owner ' || pg_get_userbyid(%s) || %s".formatted(owner, list(acl))
        : "NULL";
  }

  /** Returns the same for an object without an owner of its own. */
  static String of(String acl, CatalogScope scope) {
    return scope.privileges() ? "nullif(%s, '')".formatted(list(acl)) : "NULL";
  }

  private static String list(String acl) {
    return "coalesce((SELECT string_agg('; ' || item::text, '' ORDER BY item::text COLLATE \"C\")"
        + " FROM unnest(%s) item), '')".formatted(acl);
  }
}
