package dev.interlock.postgresql.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index as the server has it.
 *
 * @param keys how many of the columns are keys; the others are included
 * @param columns numbers in the table; 0 for an expression
 * @param names what the index calls its columns; empty for a plain index
 * @param definition method and what follows; null for a plain index and that of a constraint
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
    boolean nullsNotDistinct,
    boolean valid,
    boolean ready,
    boolean clustered,
    boolean replicaIdentity,
    @Nullable String tablespace,
    @Nullable String options,
    List<String> names,
    @Nullable String definition,
    @Nullable String statistics) {

  private static final String SEPARATOR = "\u001f";

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
        row.isTrue(),
        row.isTrue(),
        row.isTrue(),
        row.isTrue(),
        row.isTrue(),
        row.next(),
        row.next(),
        names(row.next()),
        row.next(),
        row.next());
  }

  private static List<String> names(@Nullable String names) {
    return names == null ? List.of() : List.of(names.split(SEPARATOR, -1));
  }
}
