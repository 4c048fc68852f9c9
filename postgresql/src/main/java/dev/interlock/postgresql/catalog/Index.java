package dev.interlock.postgresql.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index as the server stores it.
 *
 * @param keys the number of columns that are keys; the others are included
 * @param columns numbers in the table; 0 for an expression
 * @param classes the operator classes of the keys
 * @param method the identifier of its access method
 * @param expressions the trees of its expressions; null if it has none
 * @param condition the tree of a partial index's condition
 * @param names the index's own names of its columns; empty if it has no expression
 */
record Index(
    int oid,
    int table,
    String name,
    boolean unique,
    int keys,
    List<Integer> columns,
    List<Integer> order,
    List<Integer> collations,
    List<Integer> classes,
    boolean nullsNotDistinct,
    boolean valid,
    boolean ready,
    boolean clustered,
    boolean replicaIdentity,
    int method,
    @Nullable String tablespace,
    @Nullable String options,
    @Nullable String expressions,
    @Nullable String condition,
    List<String> names,
    @Nullable String statistics) {

  private static final String SEPARATOR = "\u001f";

  /** {@code BTREE_AM_OID} and {@code DEFAULT_COLLATION_OID}, the same in every version. */
  private static final int BTREE = 403;

  private static final int DEFAULT_COLLATION = 100;

  static Index read(Row row) {
    return new Index(
        row.oid(),
        row.oid(),
        row.text(),
        row.isTrue(),
        row.number(),
        row.numbers(),
        row.numbers(),
        row.numbers(),
        row.numbers(),
        row.isTrue(),
        row.isTrue(),
        row.isTrue(),
        row.isTrue(),
        row.isTrue(),
        row.oid(),
        row.next(),
        row.next(),
        row.next(),
        row.next(),
        names(row.next()),
        row.next());
  }

  private static List<String> names(@Nullable String names) {
    return names == null ? List.of() : List.of(names.split(SEPARATOR, -1));
  }

  /** Whether it has neither expressions nor a condition. */
  boolean isOverColumns() {
    return expressions == null && condition == null;
  }

  /**
   * Whether it is a B-tree whose every key has the default operator class of its type and no
   * collation of its own. The server then prints neither.
   */
  boolean isUsual(ServerNames names) {
    return method == BTREE
        && names.areSilent(classes)
        && collations.stream().allMatch(each -> each == 0 || each == DEFAULT_COLLATION);
  }

  /**
   * Returns the key of the definition of a usual index without options; null if it cannot be
   * determined.
   */
  @Nullable String shape(Relation relation) {
    String keys = expressions == null ? "" : ExpressionKey.of(expressions, relation::columnName);
    String where = condition == null ? "" : ExpressionKey.of(condition, relation::columnName);
    return keys == null || where == null
        ? null
        : String.join("\n", PlainIndex.definition(relation, this), keys, where);
  }
}
