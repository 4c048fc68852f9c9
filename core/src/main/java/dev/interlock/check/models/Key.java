package dev.interlock.check.models;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A constraint of a table that identifies rows or refers to another table. Its name is not
 * compared.
 */
sealed interface Key {

  CatalogObject object();

  List<String> columns();

  /** Returns the key as a message shows it. */
  String shown();

  /** Whether the other key guarantees at least what this one does. */
  boolean isMetBy(Key other);

  default boolean isPrimary() {
    return this instanceof Unique unique && unique.primary();
  }

  default boolean has(String column) {
    return columns().stream().anyMatch(column::equalsIgnoreCase);
  }

  default ObjectId id() {
    return object().id();
  }

  /** A primary key, a unique constraint or a unique index over columns. */
  record Unique(CatalogObject object, List<String> columns, boolean primary) implements Key {
    public Unique {
      columns = List.copyOf(columns);
    }

    @Override
    public String shown() {
      return (primary ? "PRIMARY KEY" : "UNIQUE") + listed(columns);
    }

    /** Compares without the order of the columns, which does not affect the rows allowed. */
    @Override
    public boolean isMetBy(Key other) {
      return other instanceof Unique unique
          && Set.copyOf(columns).equals(Set.copyOf(unique.columns));
    }
  }

  /**
   * A foreign key.
   *
   * @param target the referenced table, as the server prints it
   * @param targetColumns may be empty if a product omits them
   * @param actions the rest of the definition, such as {@code ON DELETE CASCADE}
   */
  record Foreign(
      CatalogObject object,
      List<String> columns,
      String target,
      List<String> targetColumns,
      String actions)
      implements Key {
    public Foreign {
      columns = List.copyOf(columns);
      targetColumns = List.copyOf(targetColumns);
    }

    @Override
    public String shown() {
      return "FOREIGN KEY"
          + listed(columns)
          + " REFERENCES "
          + target.replaceFirst("^public\\.", "")
          + (targetColumns.isEmpty() ? "" : listed(targetColumns))
          + (actions.isEmpty() ? "" : " " + actions);
    }

    /** Compares the keys. Additional actions of the other key do not affect the models. */
    @Override
    public boolean isMetBy(Key other) {
      return other instanceof Foreign foreign
          && columns.equals(foreign.columns)
          && target.equals(foreign.target)
          && sameColumns(foreign)
          && actionsOf(foreign.actions).containsAll(actionsOf(actions));
    }

    private boolean sameColumns(Foreign other) {
      return targetColumns.isEmpty()
          || other.targetColumns.isEmpty()
          || targetColumns.equals(other.targetColumns);
    }

    private static Set<String> actionsOf(String actions) {
      var found = new HashSet<String>();
      for (String action : actions.toUpperCase(Locale.ROOT).split("(?=ON )", -1)) {
        if (action.startsWith("ON ") && !action.contains("NO ACTION")) {
          found.add(action.strip());
        }
      }
      return found;
    }
  }

  /** A unique expression or an exclusion, which only an identical one meets. */
  record Exact(CatalogObject object, String definition) implements Key {
    @Override
    public List<String> columns() {
      return List.of();
    }

    @Override
    public String shown() {
      return definition;
    }

    @Override
    public boolean isMetBy(Key other) {
      return other instanceof Exact exact && definition.equals(exact.definition);
    }
  }

  /** Reads the definition; empty if it has none of these forms. */
  static Optional<Key> of(CatalogObject object) {
    String definition = object.attributes().getOrDefault(Attribute.DEFINITION, "");
    String upper = definition.toUpperCase(Locale.ROOT);
    if (upper.startsWith("FOREIGN KEY")) {
      return foreign(object, definition, upper);
    }
    boolean primary = upper.startsWith("PRIMARY KEY");
    boolean unique = upper.startsWith("UNIQUE");
    if (!primary && !unique && !upper.startsWith("EXCLUDE")) {
      return Optional.empty();
    }
    Optional<Key> plain =
        upper.contains(" WHERE ") || upper.startsWith("EXCLUDE")
            ? Optional.empty()
            : DefinitionText.names(definition, definition.indexOf('('))
                .map(columns -> new Unique(object, columns, primary));
    return plain.or(() -> Optional.of(new Exact(object, definition)));
  }

  private static Optional<Key> foreign(CatalogObject object, String definition, String upper) {
    int references = upper.indexOf("REFERENCES ");
    Optional<List<String>> columns = DefinitionText.names(definition, definition.indexOf('('));
    if (references < 0 || columns.isEmpty()) {
      return Optional.empty();
    }
    String rest = definition.substring(references + "REFERENCES ".length()).strip();
    int open = rest.indexOf('(');
    int close = DefinitionText.closing(rest, open);
    boolean hasList = open >= 0 && close >= 0;
    int blank = rest.indexOf(' ');
    int end = hasList ? open : blank < 0 ? rest.length() : blank;
    return Optional.of(
        new Foreign(
            object,
            columns.get(),
            rest.substring(0, end).strip(),
            hasList ? DefinitionText.names(rest, open).orElse(List.of()) : List.of(),
            rest.substring(hasList ? close + 1 : end).strip()));
  }

  private static String listed(List<String> names) {
    return names.stream().map(Names::quoted).collect(Collectors.joining(", ", " (", ")"));
  }
}
