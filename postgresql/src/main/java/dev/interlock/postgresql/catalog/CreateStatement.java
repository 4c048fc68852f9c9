package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statement that adds a column, a constraint or an index to an existing table. An object
 * with an attribute that this class does not write is left to the user.
 */
public final class CreateStatement {

  private static final Set<String> COLUMN =
      Set.of(Attribute.TYPE, Attribute.NOT_NULL, Attribute.DEFAULT, Attribute.COLLATION);

  private static final String UNIQUE = "UNIQUE ";

  private CreateStatement() {}

  /** Returns the statement; empty for an object that this class does not write. */
  public static Optional<String> of(CatalogObject object) {
    return switch (object.id().kind()) {
      case COLUMN -> isPlain(object) ? Optional.of(column(object)) : Optional.empty();
      case CONSTRAINT -> isDefined(object) ? Optional.of(constraint(object)) : Optional.empty();
      case INDEX -> isDefined(object) ? Optional.of(index(object)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Whether every attribute can be written; a NOT NULL with a name or a state cannot. */
  private static boolean isPlain(CatalogObject column) {
    return COLUMN.containsAll(column.attributes().keySet())
        && column.attributes().getOrDefault(Attribute.NOT_NULL, "yes").equals("yes");
  }

  private static boolean isDefined(CatalogObject object) {
    return Set.of(Attribute.DEFINITION).containsAll(object.attributes().keySet());
  }

  private static String column(CatalogObject column) {
    var attributes = column.attributes();
    return "ALTER TABLE %s ADD COLUMN %s %s%s%s%s"
        .formatted(
            table(column.id()),
            Identifier.quoted(column.id().name()),
            attributes.get(Attribute.TYPE),
            clause(" COLLATE ", attributes.get(Attribute.COLLATION)),
            clause(" DEFAULT ", attributes.get(Attribute.DEFAULT)),
            attributes.containsKey(Attribute.NOT_NULL) ? " NOT NULL" : "");
  }

  private static String clause(String word, @Nullable String value) {
    return value == null ? "" : word + value;
  }

  private static String constraint(CatalogObject constraint) {
    ObjectId id = constraint.id();
    String name = id.isUnnamed() ? "" : "CONSTRAINT " + Identifier.quoted(id.name()) + " ";
    return "ALTER TABLE %s ADD %s%s".formatted(table(id), name, definition(constraint));
  }

  /** Writes an index. Its definition begins with the method, after an optional {@code UNIQUE}. */
  private static String index(CatalogObject index) {
    String definition = definition(index);
    boolean unique = definition.startsWith(UNIQUE);
    return "CREATE %sINDEX %sON %s USING %s"
        .formatted(
            unique ? UNIQUE : "",
            index.id().isUnnamed() ? "" : Identifier.quoted(index.id().name()) + " ",
            table(index.id()),
            unique ? definition.substring(UNIQUE.length()) : definition);
  }

  private static String definition(CatalogObject object) {
    return object.attributes().getOrDefault(Attribute.DEFINITION, "");
  }

  private static String table(ObjectId part) {
    return part.owner().stream().map(Identifier::quoted).collect(Collectors.joining("."));
  }
}
