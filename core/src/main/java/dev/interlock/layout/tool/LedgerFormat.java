package dev.interlock.layout.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of a tool's ledger, by its name and its columns as the tool's sources create them.
 *
 * @param names the default names of the table, in lower case, the one of current versions first
 * @param columns the columns that tell it from other tables, the least common name first
 * @param companion a table that must exist beside it
 */
public record LedgerFormat(
    Match match, List<String> names, List<TableColumn> columns, Optional<String> companion) {

  /** The evidence of the columns if the table has a different name. */
  public enum Match {
    /** All columns together, with any others, are unique to the tool. */
    OPEN,
    /** All columns, and at most an {@code id}, are unique to the tool. */
    EXACT,
    /**
     * All columns, and at most an {@code id}, occur in other tables too, so the entries must name
     * files.
     */
    ENTRIES,
    /** None. */
    NAME
  }

  /** The number of additional columns allowed in a ledger whose tool creates one column. */
  private static final int MORE_THAN_ONE = 2;

  public LedgerFormat {
    names = List.copyOf(names);
    columns = List.copyOf(columns);
  }

  /**
   * Creates a format from text.
   *
   * @param names separated by spaces
   * @param columns separated by spaces, such as {@code version:int dirty:bool}; the families are
   *     int, text, bool, time and bytes, and a column without one has any
   */
  public static LedgerFormat of(Match match, String names, String columns) {
    return new LedgerFormat(
        match,
        words(names),
        words(columns).stream().map(TableColumn::parse).toList(),
        Optional.empty());
  }

  /** Returns a copy that counts only beside another table. */
  public LedgerFormat beside(String table) {
    return new LedgerFormat(match, names, columns, Optional.of(table));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" ", -1));
  }

  /** Returns the default name of the table, unquoted and without a schema. */
  public String table() {
    return names.getFirst();
  }

  public boolean isCalled(String table) {
    return names.contains(table.toLowerCase(Locale.ROOT));
  }

  /** Whether a table has all columns, possibly with others added by hand. */
  public boolean fits(List<TableColumn> table) {
    boolean isTooWide = columns.size() == 1 && table.size() > 1 + MORE_THAN_ONE;
    return !isTooWide && columns.stream().allMatch(wanted -> has(table, wanted));
  }

  private static boolean has(List<TableColumn> table, TableColumn wanted) {
    return table.stream()
        .anyMatch(column ->
            column.plainName().equals(wanted.plainName()) && column.family().fits(wanted.family()));
  }

  /** Whether a table has no other columns than these, and at most an {@code id}. */
  public boolean isExact(List<TableColumn> table) {
    Set<String> wanted =
        Stream.concat(columns.stream().map(TableColumn::plainName), Stream.of("id"))
            .collect(Collectors.toSet());
    return table.stream().allMatch(column -> wanted.contains(column.plainName()));
  }
}
