package dev.interlock.sqlite.session;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statement that adds a column, within the limits of SQLite (sqlite.org/lang_altertable.html):
 * no stored generated column, no computed default, and NOT NULL only with a default. A constraint
 * such as UNIQUE or REFERENCES is an object of its own and cannot be added at all.
 */
final class AddColumn {

  private static final Set<String> COMPUTED =
      Set.of("current_time", "current_date", "current_timestamp");

  private AddColumn() {}

  /** Returns the statement; empty for another object, and for a column that cannot be added. */
  static Optional<String> of(CatalogObject object) {
    return object.id().kind() == ObjectKind.COLUMN && isPossible(object.attributes())
        ? Optional.of(
            "ALTER TABLE %s ADD COLUMN %s%s"
                .formatted(
                    quoted(object.id().path().get(1)),
                    quoted(object.id().name()),
                    definition(object.attributes())))
        : Optional.empty();
  }

  private static boolean isPossible(Map<String, String> attributes) {
    String value = attributes.getOrDefault(Attribute.DEFAULT, "null");
    boolean isComputed = value.startsWith("(") || COMPUTED.contains(value);
    boolean lacksValue = attributes.containsKey(Attribute.NOT_NULL) && value.equals("null");
    return !isComputed
        && !lacksValue
        && !attributes.getOrDefault(Attribute.GENERATED, "").endsWith("stored");
  }

  private static String definition(Map<String, String> attributes) {
    var text = new StringBuilder();
    append(text, " ", attributes.get(Attribute.TYPE));
    append(text, " GENERATED ALWAYS AS ", attributes.get(Attribute.GENERATED));
    append(text, " COLLATE ", attributes.get(Attribute.COLLATION));
    String notNull = attributes.get(Attribute.NOT_NULL);
    append(text, " NOT NULL", notNull == null ? null : notNull.replaceFirst("^yes", ""));
    append(text, " DEFAULT ", attributes.get(Attribute.DEFAULT));
    return text.toString();
  }

  private static void append(StringBuilder text, String clause, @Nullable String value) {
    if (value != null && !(clause.equals(" ") && value.isEmpty())) {
      text.append(clause).append(value);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
