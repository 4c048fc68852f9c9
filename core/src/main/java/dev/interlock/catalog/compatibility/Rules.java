package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.compatibility.Loss.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Losses by constraints and unique indexes, the rules that writes must satisfy. */
final class Rules {

  /**
   * A name in a definition, in double quotes or without. A string literal matches too, without a
   * group, so that its words are skipped.
   */
  private static final Pattern NAME =
      Pattern.compile("'(?:[^']|'')*'|\"((?:[^\"]|\"\")+)\"|([A-Za-z_][A-Za-z0-9_$]*)");

  private final List<Change> changes;
  private final Function<ObjectId, Optional<CatalogObject>> before;

  Rules(List<Change> changes, Function<ObjectId, Optional<CatalogObject>> before) {
    this.changes = changes;
    this.before = before;
  }

  /** Returns the loss that a new rule causes. */
  Optional<Loss> madeBy(CatalogObject rule) {
    boolean harmless =
        rule.attributes().containsKey(Attribute.ENFORCED)
            || (rule.id().kind() == ObjectKind.INDEX && !isUnique(rule))
            || concernsNewColumnsOnly(rule);
    return harmless ? Optional.empty() : Optional.of(narrowing(rule.id(), "is new"));
  }

  /**
   * Returns the loss that a changed rule causes; validation alone is not one, since the rule
   * already applied to new rows.
   */
  Optional<Loss> changedBy(Change.Altered altered) {
    boolean stricter =
        altered.attributes().stream()
            .anyMatch(change ->
                change.name().equals(Attribute.DEFINITION)
                    || change.name().equals(Attribute.ENFORCED) && change.after().isEmpty());
    boolean index =
        altered.id().kind() == ObjectKind.INDEX
            && altered.attributes().stream()
                .noneMatch(change -> change.after().filter(Rules::isUnique).isPresent());
    return stricter && !index
        ? Optional.of(narrowing(altered.id(), "has another definition"))
        : Optional.empty();
  }

  private static Loss narrowing(ObjectId rule, String what) {
    return new Loss(Weight.NARROWING, rule, what + ", and writes that break it are refused");
  }

  /**
   * {@code ON CONFLICT (column)} needs a unique index of just these columns; an index that replaces
   * it serves as well (PostgreSQL manual, INSERT).
   */
  boolean isMissedByUpserts(CatalogObject rule) {
    return isUnique(rule)
        && changes.stream()
            .noneMatch(change ->
                change instanceof Change.Created(CatalogObject other)
                    && other.id().owner().equals(rule.id().owner())
                    && isUnique(other)
                    && columns(other).equals(columns(rule)));
  }

  private static boolean isUnique(CatalogObject rule) {
    return isUnique(definition(rule));
  }

  private static boolean isUnique(String definition) {
    String words = definition.toUpperCase(Locale.ROOT);
    return words.startsWith("UNIQUE") || words.startsWith("PRIMARY KEY");
  }

  /** Returns the definition from its first parenthesis on. */
  private static String columns(CatalogObject rule) {
    String definition = definition(rule);
    int open = definition.indexOf('(');
    return open < 0 ? definition : definition.substring(open);
  }

  /**
   * Whether the rule covers only new columns, which writes of an old release leave at their
   * defaults.
   */
  private boolean concernsNewColumnsOnly(CatalogObject rule) {
    List<String> names = names(definition(rule));
    List<String> table = rule.id().owner();
    return names.stream().anyMatch(name -> isNew(column(table, name)))
        && names.stream().noneMatch(name -> before.apply(column(table, name)).isPresent());
  }

  private boolean isNew(ObjectId column) {
    return changes.stream()
        .anyMatch(change -> change instanceof Change.Created && change.id().equals(column));
  }

  private static ObjectId column(List<String> table, String name) {
    return ObjectId.of(ObjectKind.COLUMN, table.getFirst(), table.getLast(), name);
  }

  /**
   * Returns the column names of the rule's own table; a foreign key lists those of the referenced
   * table after them.
   */
  private static List<String> names(String definition) {
    int other = definition.toUpperCase(Locale.ROOT).indexOf(" REFERENCES ");
    Matcher name = NAME.matcher(other < 0 ? definition : definition.substring(0, other));
    var names = new ArrayList<String>();
    while (name.find()) {
      if (name.group(1) != null) {
        names.add(name.group(1).replace("\"\"", "\""));
      } else if (name.group(2) != null) {
        names.add(name.group(2));
      }
    }
    return names;
  }

  private static String definition(CatalogObject rule) {
    return rule.attributes().getOrDefault(Attribute.DEFINITION, "");
  }
}
