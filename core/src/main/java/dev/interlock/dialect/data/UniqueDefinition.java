package dev.interlock.dialect.data;

import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The definition of a primary key, a unique constraint or a unique index.
 *
 * @param keys the columns and expressions, as printed, with their collations
 * @param condition the condition of a partial index
 * @param areNullsEqual whether two nulls are equal ({@code NULLS NOT DISTINCT})
 */
record UniqueDefinition(List<String> keys, Optional<String> condition, boolean areNullsEqual) {

  /**
   * Reads a definition; empty if its rule is not the equality of its keys: one with an operator
   * class that may compare otherwise, or on ranges of time.
   */
  static Optional<UniqueDefinition> of(TokenSequence tokens) {
    var definition = new Definition(tokens);
    boolean isUnique = definition.accept("primary", "key") || definition.accept("unique");
    boolean areNullsEqual = definition.accept("nulls", "not", "distinct");
    if (!definition.isNext("(")) {
      definition.skip(); // The method of the index.
    }
    if (!isUnique || !definition.isNext("(")) {
      return Optional.empty();
    }
    var keys = new ArrayList<String>();
    for (Definition element : definition.list()) {
      keys.add(element.element());
      if (!isEqualityOfType(element)) {
        return Optional.empty();
      }
    }
    Optional<String> condition = Optional.empty();
    while (!definition.isAtEnd() && condition.isEmpty()) {
      areNullsEqual |= definition.accept("nulls", "not", "distinct");
      if (definition.accept("where")) {
        condition = Optional.of(definition.rest());
      } else if (!definition.isAtEnd()) {
        definition.skip();
      }
    }
    return Optional.of(new UniqueDefinition(List.copyOf(keys), condition, areNullsEqual));
  }

  /**
   * Whether the rest of an element keeps the equality of its type. The operator classes for
   * patterns do (PostgreSQL manual, 11.10 Operator Classes and Operator Families).
   */
  private static boolean isEqualityOfType(Definition rest) {
    while (rest.accept("text_pattern_ops")
        || rest.accept("varchar_pattern_ops")
        || rest.accept("bpchar_pattern_ops")
        || rest.accept("asc")
        || rest.accept("desc")
        || rest.accept("nulls", "first")
        || rest.accept("nulls", "last")) {
      // None of these changes what is equal.
    }
    return rest.isAtEnd();
  }
}
