package dev.interlock.postgresql.catalog;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes the definition of a plain B-tree as {@code pg_get_indexdef} would print it, and that of
 * the unique or primary key it implements as {@code pg_get_constraintdef} would (ruleutils.c).
 */
final class PlainIndex {

  private static final int DESCENDING = 1;
  private static final int NULLS_FIRST = 2;

  /** The place of an expression; no name begins with this character. */
  private static final char EXPRESSION = '\u0001';

  private PlainIndex() {}

  /** Returns the definition, without the text of expressions. */
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

  /**
   * Returns the definition of a primary key or unique constraint; null if a column is not known.
   */
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

  /** Returns the only explicit collation that a plain index can have. */
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
