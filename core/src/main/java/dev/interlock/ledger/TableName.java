package dev.interlock.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The name of a table in a setting.
 *
 * @param schema empty for the connection's default schema, or any other with such a table
 */
public record TableName(Optional<String> schema, String name) {

  /** Returns a name without a schema. */
  public static TableName of(String name) {
    return new TableName(Optional.empty(), name);
  }

  /**
   * Returns the possible meanings of a text, the likeliest first: {@code "a.b"."c"}, {@code
   * schema.table}, or one name that contains a dot.
   */
  public static List<TableName> readings(String text) {
    if (text.startsWith("\"")) {
      return List.of(quoted(text));
    }
    int dot = text.indexOf('.');
    var readings = new ArrayList<TableName>();
    if (dot > 0 && dot < text.length() - 1) {
      readings.add(
          new TableName(Optional.of(text.substring(0, dot)), unquoted(text.substring(dot + 1))));
    }
    readings.add(TableName.of(text));
    return List.copyOf(readings);
  }

  /** Parses {@code "schema"."table"} or {@code "table"}; a doubled quote is a literal quote. */
  private static TableName quoted(String text) {
    int end = 1;
    while (end < text.length() && !(text.charAt(end) == '"' && !text.startsWith("\"\"", end))) {
      end += text.startsWith("\"\"", end) ? 2 : 1;
    }
    String first = unquoted(text.substring(0, Math.min(end + 1, text.length())));
    String rest = text.substring(Math.min(end + 1, text.length()));
    return rest.startsWith(".") && rest.length() > 1
        ? new TableName(Optional.of(first), unquoted(rest.substring(1)))
        : TableName.of(first);
  }

  private static String unquoted(String part) {
    boolean isQuoted = part.length() >= 2 && part.startsWith("\"") && part.endsWith("\"");
    return isQuoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
  }
}
