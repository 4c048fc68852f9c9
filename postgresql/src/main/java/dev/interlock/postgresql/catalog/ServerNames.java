package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The facts needed to write definitions in the server's words: its keywords, and the operator
 * classes of B-trees that it does not print. Neither changes while the server runs.
 */
final class ServerNames implements Section {

  private final Set<String> keywords = new HashSet<>();
  private final Set<Integer> silentClasses = new HashSet<>();

  /**
   * Selects the operator classes that follow from the column's type: not {@code bpchar_ops}, which
   * columns of other text types can have too.
   */
  @Override
  public String query() {
    return """
    SELECT word, 0 FROM pg_get_keywords() WHERE catcode <> 'U'
    UNION ALL
    SELECT NULL, o.oid FROM pg_opclass o JOIN pg_am m ON m.oid = o.opcmethod
    WHERE m.amname = 'btree' AND o.opcdefault AND o.oid < 16384 AND o.opcname <> 'bpchar_ops'\
    """;
  }

  @Override
  public void take(Row row) {
    String word = row.next();
    if (word == null) {
      silentClasses.add(row.oid());
    } else {
      keywords.add(word);
    }
  }

  /**
   * Quotes a name as {@code quote_ident} does: unless it is plain and either an unreserved keyword
   * or not a keyword.
   */
  String quoted(String name) {
    return Identifier.isPlain(name) && !keywords.contains(name)
        ? name
        : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /**
   * Returns a name with its schema; under {@link ReadSettings} the server always prints the schema.
   */
  String quoted(String schema, String name) {
    return quoted(schema) + "." + quoted(name);
  }

  /** Whether {@code pg_get_indexdef} prints none of these operator classes. */
  boolean areSilent(List<Integer> classes) {
    return silentClasses.containsAll(classes);
  }
}
