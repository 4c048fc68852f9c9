package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.CatalogScope;

/** Owner and privileges as one attribute, where the scope asks for them. */
final class Privileges {

  static final String ATTRIBUTE = "privileges";

  private Privileges() {}

  /** An SQL expression: null unless privileges are wanted. */
  static String of(String owner, String acl, CatalogScope scope) {
    return scope.privileges()
        ? "'owner ' || pg_get_userbyid(%s) || %s".formatted(owner, list(acl))
        : "NULL";
  }

  /** The same for what has no owner of its own. */
  static String of(String acl, CatalogScope scope) {
    return scope.privileges() ? "nullif(%s, '')".formatted(list(acl)) : "NULL";
  }

  private static String list(String acl) {
    return "coalesce((SELECT string_agg('; ' || item::text, '' ORDER BY item::text COLLATE \"C\")"
        + " FROM unnest(%s) item), '')".formatted(acl);
  }
}
