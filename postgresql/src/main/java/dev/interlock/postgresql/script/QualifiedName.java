package dev.interlock.postgresql.script;

import java.util.Optional;

/**
 * The name of a relation as the server understands it: folded, unquoted and unescaped.
 *
 * @param schema empty if the search path decides
 */
public record QualifiedName(Optional<String> schema, String name) {

  /** Returns a name for the search path to find. */
  public static QualifiedName of(String name) {
    return new QualifiedName(Optional.empty(), name);
  }

  /** Returns a name in a schema. */
  public static QualifiedName of(String schema, String name) {
    return new QualifiedName(Optional.of(schema), name);
  }

  /**
   * Returns the name quoted for SQL, whatever characters it has (PostgreSQL manual, section 4.1.1).
   */
  public String quoted() {
    return schema.map(s -> quoted(s) + ".").orElse("") + quoted(name);
  }

  /** Returns one identifier quoted for SQL. */
  public static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** Returns another name in the same schema. */
  QualifiedName sibling(String other) {
    return new QualifiedName(schema, other);
  }
}
