package dev.interlock.check.models;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.token.TokenSequence;
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
  static Optional<Key> of(CatalogObject object, ScriptSplitter splitter) {
    String definition = object.attributes().getOrDefault(Attribute.DEFINITION, "");
    TokenSequence tokens = splitter.tokens(definition);
    return switch (tokens.word(0)) {
      case "foreign" -> foreign(object, tokens);
      case "exclude" -> Optional.of(new Exact(object, definition));
      case "primary", "unique" ->
          Optional.of(unique(object, tokens).orElseGet(() -> new Exact(object, definition)));
      default -> Optional.empty();
    };
  }

  private static Optional<Key> unique(CatalogObject object, TokenSequence tokens) {
    int open = 1;
    while (open < tokens.size() && !tokens.isSymbol(open, "(")) {
      open++;
    }
    return tokens.contains("where")
        ? Optional.empty()
        : NameList.at(tokens, open)
            .map(list -> new Unique(object, list.names(), tokens.isWord(0, "primary")));
  }

  private static Optional<Key> foreign(CatalogObject object, TokenSequence tokens) {
    Optional<NameList> columns = NameList.at(tokens, 2);
    int target = columns.map(NameList::end).orElse(0) + 1;
    if (columns.isEmpty() || !tokens.isWord(target - 1, "references")) {
      return Optional.empty();
    }
    int end = target + 1;
    while (tokens.isSymbol(end, ".")) {
      end += 2;
    }
    Optional<NameList> list = NameList.at(tokens, end);
    return Optional.of(
        new Foreign(
            object,
            columns.get().names(),
            tokens.text(target, end),
            list.map(NameList::names).orElse(List.of()),
            tokens.text(list.map(NameList::end).orElse(end), tokens.size())));
  }

  private static String listed(List<String> names) {
    return names.stream().map(Names::quoted).collect(Collectors.joining(", ", " (", ")"));
  }
}
