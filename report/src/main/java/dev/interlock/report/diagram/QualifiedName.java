package dev.interlock.report.diagram;

import dev.interlock.catalog.Identifier;
import java.util.Comparator;

/**
 * The name of a table or type as the database stores it. Ordered by schema, then name.
 *
 * @param schema empty for a product without schemas
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {

  private static final Comparator<QualifiedName> ORDER =
      Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

  /** Returns the name for people, without the default schema and without quotes. */
  public String label() {
    return Identifier.isDefaultSchema(schema) ? name : schema + "." + name;
  }

  @Override
  public int compareTo(QualifiedName other) {
    return ORDER.compare(this, other);
  }
}
