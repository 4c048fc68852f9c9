package dev.interlock.postgresql.catalog;

import java.util.StringJoiner;

/** Says of a plain B-tree what {@code pg_get_indexdef} would say (ruleutils.c). */
final class PlainIndex {

  private static final int DESCENDING = 1;
  private static final int NULLS_FIRST = 2;

  private PlainIndex() {}

  static String definition(Relation relation, Index index) {
    var keys = new StringJoiner(", ", "btree (", ")");
    var included = new StringJoiner(", ", " INCLUDE (", ")").setEmptyValue("");
    for (int i = 0; i < index.columns().size(); i++) {
      Relation.Column column = relation.column(index.columns().get(i));
      if (column == null) {
        throw new IllegalStateException(
            "index " + index.name() + " is on a column that is not there");
      }
      if (i < index.keys()) {
        keys.add(
            column.quoted()
                + collation(column, index.collations().get(i))
                + order(index.order().get(i)));
      } else {
        included.add(column.quoted());
      }
    }
    return keys + included.toString() + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "");
  }

  /** The only collation of its own that a plain index can have. */
  private static String collation(Relation.Column column, int collation) {
    return collation == 0 || collation == column.collation() ? "" : " COLLATE \"default\"";
  }

  private static String order(int bits) {
    boolean nullsFirst = (bits & NULLS_FIRST) != 0;
    if ((bits & DESCENDING) != 0) {
      return nullsFirst ? " DESC" : " DESC NULLS LAST";
    }
    return nullsFirst ? " NULLS FIRST" : "";
  }
}
