package dev.interlock.check.models;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Identifier;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a column as {@code ADD COLUMN} takes it, with everything that models rely on, so that the
 * advice does not lead to the next finding.
 *
 * @param notNull whether the column must be NOT NULL, for any reason
 */
record ColumnDefinition(CatalogObject column, boolean notNull) {

  private static final Map<String, String> SERIALS =
      Map.of("smallint", "smallserial", "integer", "serial", "bigint", "bigserial");

  @Override
  public String toString() {
    var attributes = column.attributes();
    String type = attributes.getOrDefault(Attribute.TYPE, "");
    String value = attributes.getOrDefault(Attribute.DEFAULT, "");
    String serial = SERIALS.getOrDefault(type, "");
    var text = new StringBuilder(Identifier.quoted(column.id().name()));
    if (value.startsWith("nextval(") && !serial.isEmpty()) {
      return text.append(' ').append(serial).toString();
    }
    text.append(type.isEmpty() ? "" : " " + type);
    add(text, " COLLATE %s", Attribute.COLLATION);
    add(text, " DEFAULT %s", Attribute.DEFAULT);
    if (attributes.containsKey(Attribute.GENERATED)) {
      text.append(" GENERATED ALWAYS AS ").append(generated(attributes.get(Attribute.GENERATED)));
    }
    if (attributes.containsKey(Attribute.IDENTITY)) {
      boolean always = attributes.get(Attribute.IDENTITY).startsWith("always");
      text.append(" GENERATED %s AS IDENTITY".formatted(always ? "ALWAYS" : "BY DEFAULT"));
    }
    return text.append(notNull ? " NOT NULL" : "").toString();
  }

  /**
   * Returns the expression in SQL. Catalogs have {@code stored lower(name)} for PostgreSQL, and the
   * original text for SQLite.
   */
  private static String generated(String value) {
    int space = value.indexOf(' ');
    return value.startsWith("(") || space < 0
        ? value
        : "(%s) %s"
            .formatted(
                value.substring(space + 1), value.substring(0, space).toUpperCase(Locale.ROOT));
  }

  private void add(StringBuilder text, String clause, String attribute) {
    String value = column.attributes().get(attribute);
    text.append(value == null ? "" : clause.formatted(value));
  }

  /** Whether existing rows would have no value for the column. */
  boolean needsValues() {
    return notNull
        && !column.attributes().containsKey(Attribute.DEFAULT)
        && !column.attributes().containsKey(Attribute.GENERATED)
        && !column.attributes().containsKey(Attribute.IDENTITY);
  }
}
