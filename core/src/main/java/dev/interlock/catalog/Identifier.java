package dev.interlock.catalog;

import java.util.Set;

/** Writes names as SQL identifiers, in double quotes where SQL requires them. */
public final class Identifier {

  /**
   * Keywords that must be quoted as names: all but the unreserved ones, as in {@code quote_ident}
   * (PostgreSQL 18 manual, appendix C).
   */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("all analyse analyze and any array as asc asymmetric authorization between bigint binary"
                  + " bit boolean both case cast char character check coalesce collate collation"
                  + " column concurrently constraint create cross current_catalog current_date"
                  + " current_role current_schema current_time current_timestamp current_user dec"
                  + " decimal default deferrable desc distinct do else end except exists extract"
                  + " false fetch float for foreign freeze from full grant greatest group grouping"
                  + " having ilike in initially inner inout int integer intersect interval into is"
                  + " isnull join json json_array json_arrayagg json_exists json_object"
                  + " json_objectagg json_query json_scalar json_serialize json_table json_value"
                  + " lateral leading least left like limit localtime localtimestamp merge_action"
                  + " national natural nchar none normalize not notnull null nullif numeric offset"
                  + " on only or order out outer overlaps overlay placing position precision primary"
                  + " real references returning right row select session_user setof similar smallint"
                  + " some substring symmetric system_user table tablesample then time timestamp to"
                  + " trailing treat trim true union unique user using values varchar variadic"
                  + " verbose when where window with xmlattributes xmlconcat xmlelement xmlexists"
                  + " xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable")
              .split(" "));

  private Identifier() {}

  /** Returns the name, quoted if necessary. */
  public static String quoted(String name) {
    return isPlain(name) && !KEYWORDS.contains(name)
        ? name
        : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /**
   * Whether a name consists of lower-case letters, digits and underscores and does not begin with a
   * digit.
   */
  public static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isLetter = c >= 'a' && c <= 'z' || c == '_';
      if (!isLetter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Whether a name in this schema can be written without the schema. */
  public static boolean isDefaultSchema(String schema) {
    return schema.isEmpty() || schema.equals("public");
  }
}
