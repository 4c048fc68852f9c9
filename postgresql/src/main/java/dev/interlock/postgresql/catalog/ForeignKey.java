package dev.interlock.postgresql.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key as the server stores it. Writes the definition that {@code pg_get_constraintdef}
 * would print (ruleutils.c).
 *
 * @param target the table it refers to
 * @param letters {@code confmatchtype}, {@code confupdtype} and {@code confdeltype}
 * @param cleared the columns that a deletion sets; empty for all of them
 */
record ForeignKey(
    List<Integer> columns,
    int target,
    List<Integer> targetColumns,
    String letters,
    List<Integer> cleared) {

  static ForeignKey read(List<Integer> columns, Row row) {
    int target = row.oid();
    List<Integer> targetColumns = row.numbers();
    String letters = row.next();
    return new ForeignKey(
        columns, target, targetColumns, letters == null ? "" : letters, row.numbers());
  }

  /** Returns the definition; null if the key refers to a table or column that is not read. */
  @Nullable String definition(Relation relation, @Nullable Relation other, ServerNames names) {
    String from = relation.listed(columns);
    String to = other == null ? null : other.listed(targetColumns);
    String some = relation.listed(cleared);
    if (from == null || other == null || to == null || some == null) {
      return null;
    }
    return "FOREIGN KEY ("
        + from
        + ") REFERENCES "
        + names.quoted(other.schema(), other.name())
        + "("
        + to
        + ")"
        + match(letters.charAt(0))
        + action(" ON UPDATE ", letters.charAt(1))
        + action(" ON DELETE ", letters.charAt(2))
        + (cleared.isEmpty() ? "" : " (" + some + ")");
  }

  private static String match(char letter) {
    return switch (letter) {
      case 'f' -> " MATCH FULL";
      case 'p' -> " MATCH PARTIAL";
      default -> "";
    };
  }

  private static String action(String event, char letter) {
    return switch (letter) {
      case 'r' -> event + "RESTRICT";
      case 'c' -> event + "CASCADE";
      case 'n' -> event + "SET NULL";
      case 'd' -> event + "SET DEFAULT";
      default -> "";
    };
  }
}
