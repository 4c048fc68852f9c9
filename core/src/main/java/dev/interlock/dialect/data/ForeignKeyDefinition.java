package dev.interlock.dialect.data;

import dev.interlock.script.token.TokenSequence;
import java.util.List;
import java.util.Optional;

/**
 * The definition of a foreign key, with names as printed.
 *
 * @param columns the referencing columns
 * @param parent the table that it refers to
 * @param parentColumns the referenced columns; empty if the product omits them, and the primary key
 *     is meant
 * @param isFull whether a key with only some nulls breaks the rule ({@code MATCH FULL})
 */
public record ForeignKeyDefinition(
    List<String> columns, String parent, List<String> parentColumns, boolean isFull) {

  /** Reads a definition; empty if it is on ranges of time. */
  public static Optional<ForeignKeyDefinition> of(TokenSequence tokens) {
    var definition = new Definition(tokens);
    if (!definition.accept("foreign", "key") || !definition.isNext("(")) {
      return Optional.empty();
    }
    List<String> columns = Definition.texts(definition.list());
    if (!definition.accept("references")) {
      return Optional.empty();
    }
    String parent = definition.qualifiedName();
    List<String> parentColumns =
        definition.isNext("(") ? Definition.texts(definition.list()) : List.of();
    boolean isFull = definition.accept("match", "full");
    boolean isPeriod = columns.stream().anyMatch(column -> column.matches("(?i)period\\s.*"));
    return isPeriod
        ? Optional.empty()
        : Optional.of(new ForeignKeyDefinition(columns, parent, parentColumns, isFull));
  }

  /** Returns the referenced columns. */
  List<String> keyOf(CheckedTable table) {
    return parentColumns.isEmpty()
        ? table.key().stream().map(RowQueries::quoted).toList()
        : parentColumns;
  }
}
