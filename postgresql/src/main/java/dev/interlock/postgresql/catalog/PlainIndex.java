package dev.interlock.postgresql.catalog;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Says of a plain B-tree what {@code pg_get_indexdef} would say, and of the unique or primary key
 * that it implements what {@code pg_get_constraintdef} would (ruleutils.c).
 */
final class PlainIndex {

  private static final int DESCENDING = 1;
  private static final int NULLS_FIRST = 2;

  /** Where an expression stands; no name begins like this. */
  private static final char EXPRESSION = '\u0001';

  private PlainIndex() {}

  /** Without what its expressions are, if it has any. */
  static String definition(Relation relation, Index index) {
    var keys = new StringJoiner(", ", "btree (", ")");
    for (int i = 0; i < index.keys(); i++) {
      Relation.Column column = relation.column(index.columns().get(i));
      int collation = index.collations().get(i);
      String key =
          column == null
              ? EXPRESSION + Integer.toUnsignedString(collation)
              : column.quoted() + collation(column, collation);
      keys.add(key + order(index.order().get(i)));
    }
    return keys
        + included(relation, index)
        + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "");
  }

  /** Of a primary key or a unique constraint; null if it is on what is not there. */
  static @Nullable String constraint(Relation relation, Index index, boolean primary) {
    String keys = relation.listed(index.columns().subList(0, index.keys()));
    String label =
        primary
            ? "PRIMARY KEY "
            : index.nullsNotDistinct() ? "UNIQUE NULLS NOT DISTINCT " : "UNIQUE ";
    return keys == null ? null : label + "(" + keys + ")" + included(relation, index);
  }

  private static String included(Relation relation, Index index) {
    return index.keys() == index.columns().size()
        ? ""
        : " INCLUDE ("
            + relation.listed(index.columns().subList(index.keys(), index.columns().size()))
            + ")";
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
