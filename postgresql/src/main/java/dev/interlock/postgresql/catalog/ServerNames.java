package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one has to know of a server to use its words: its keywords, and which operator classes of a
 * B-tree go without saying. Neither changes while it runs.
 */
final class ServerNames implements Section {

  private final Set<String> keywords = new HashSet<>();
  private final Set<Integer> silentClasses = new HashSet<>();

  /**
   * The operator classes are those for which the type of the column goes without saying: not {@code
   * bpchar_ops}, which other texts can have too.
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

  /** As {@code quote_ident} has it: quoted unless it is plain and no keyword but an unreserved. */
  String quoted(String name) {
    return Identifier.isPlain(name) && !keywords.contains(name)
        ? name
        : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A name with its schema, which is never left out under our search path. */
  String quoted(String schema, String name) {
    return quoted(schema) + "." + quoted(name);
  }

  /** Whether {@code pg_get_indexdef} says none of these operator classes. */
  boolean areSilent(List<Integer> classes) {
    return silentClasses.containsAll(classes);
  }
}
