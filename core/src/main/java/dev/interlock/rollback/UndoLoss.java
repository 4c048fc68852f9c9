package dev.interlock.rollback;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.SchemaReader;
import dev.interlock.dialect.StepFailure;
import dev.interlock.effect.RowWriting;
import dev.interlock.replay.UndoEffect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what undo scripts would delete in a database as it is now: rows of tables and values of
 * columns that they drop. A value that equals the column's default is no loss. Whatever cannot be
 * counted is a loss too.
 */
public final class UndoLoss {

  /** Attributes of a column whose change may change its values. */
  private static final Set<String> OF_VALUES =
      Set.of(Attribute.TYPE, Attribute.COLLATION, Attribute.GENERATED, Attribute.IDENTITY);

  /** The server's words and states for an object that does not exist. */
  private static final Pattern ABSENT =
      Pattern.compile("(?s).*(?:42P01|42703|no such (?:table|column)).*");

  private final SchemaReader database;
  private final Map<String, String> sizes;

  /** Paths of tables and views that are dropped, whose columns need no count of their own. */
  private final Set<List<String>> dropped = new HashSet<>();

  private UndoLoss(SchemaReader database, Map<String, String> sizes) {
    this.database = database;
    this.sizes = sizes;
  }

  /**
   * Measures the loss. Changes nothing.
   *
   * @return one line for each loss, in the order of the scripts; empty if nothing is lost
   */
  public static List<String> of(UndoEffect effect, SchemaReader database) {
    return of(effect, database, Map.of());
  }

  /**
   * Does the same, and adds the sizes of tables.
   *
   * @param sizes by table, as {@link #tables} names them
   */
  public static List<String> of(
      UndoEffect effect, SchemaReader database, Map<String, String> sizes) {
    var loss = new UndoLoss(database, sizes);
    List<String> lines = new ArrayList<>();
    for (UndoEffect.UndoScript script : effect.scripts()) {
      if (RowWriting.mayBeIn(script.file(), script.parts())) {
        lines.add("the undo script of `%s` may write rows".formatted(script.id()));
      }
      script.parts().stream()
          .flatMap(part -> loss.of(part.changes()))
          .distinct()
          .forEach(lines::add);
    }
    return lines;
  }

  /** Returns the tables that the scripts drop, quoted and with their schema. */
  public static SortedSet<String> tables(UndoEffect effect) {
    return effect.scripts().stream()
        .flatMap(script -> script.parts().stream())
        .flatMap(part -> part.changes().stream())
        .filter(Change.Dropped.class::isInstance)
        .map(Change::id)
        .filter(id -> id.kind() == ObjectKind.TABLE)
        .map(UndoLoss::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(ObjectId table) {
    return table.path().stream()
        .filter(part -> !part.isEmpty())
        .map(Identifier::quoted)
        .collect(Collectors.joining("."));
  }

  /** Returns the losses of one statement; its tables come before their columns. */
  private Stream<String> of(List<Change> changes) {
    List<Change.Dropped> drops =
        changes.stream()
            .filter(Change.Dropped.class::isInstance)
            .map(Change.Dropped.class::cast)
            .toList();
    drops.stream()
        .map(Change::id)
        .filter(UndoLoss::hasColumns)
        .forEach(id -> dropped.add(id.path()));
    return changes.stream().flatMap(change -> of(change).stream());
  }

  private static boolean hasColumns(ObjectId id) {
    return switch (id.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, COMPOSITE_TYPE -> true;
      default -> false;
    };
  }

  private Optional<String> of(Change change) {
    return switch (change) {
      case Change.Created created -> Optional.empty();
      case Change.Dropped(CatalogObject object) -> ofDrop(object);
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) ->
          mayChangeValues(id.kind(), attributes)
              ? Optional.of("%s is changed, and with it perhaps its values".formatted(id))
              : Optional.empty();
    };
  }

  private static boolean mayChangeValues(ObjectKind kind, List<AttributeChange> attributes) {
    return switch (kind) {
      case COLUMN -> attributes.stream().map(AttributeChange::name).anyMatch(OF_VALUES::contains);
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE, EXTENSION -> true;
      default -> false;
    };
  }

  private Optional<String> ofDrop(CatalogObject object) {
    ObjectId id = object.id();
    return switch (id.kind()) {
      case TABLE ->
          counted("%s of %s", "row", id, "SELECT count(*) FROM " + sql(id.path()))
              .map(line ->
                  Optional.ofNullable(sizes.get(name(id)))
                      .map(size -> "%s (%s)".formatted(line, size))
                      .orElse(line));
      case COLUMN -> ofColumn(object);
      case EXTENSION -> Optional.of("%s is dropped, and with it perhaps rows".formatted(id));
      default -> Optional.empty();
    };
  }

  private Optional<String> ofColumn(CatalogObject column) {
    ObjectId id = column.id();
    if (dropped.contains(id.owner()) || column.attributes().containsKey(Attribute.GENERATED)) {
      return Optional.empty();
    }
    String name = sql(List.of(id.name()));
    String fallback = column.attributes().get(Attribute.DEFAULT);
    String isValue =
        fallback == null
            ? name + " IS NOT NULL"
            : "%s IS NOT NULL AND %s IS DISTINCT FROM (%s)".formatted(name, name, fallback);
    return counted(
        "%s of %s",
        "value", id, "SELECT count(*) FROM %s WHERE %s".formatted(sql(id.owner()), isValue));
  }

  private Optional<String> counted(String text, String what, ObjectId id, String query) {
    try {
      long count = database.count(query);
      return count == 0
          ? Optional.empty()
          : Optional.of(text.formatted(count + " " + what + (count == 1 ? "" : "s"), id));
    } catch (StepFailure e) {
      if (ABSENT.matcher(e.said().wordsAndState()).matches()) {
        return Optional.empty(); // an interrupted undo has dropped it
      }
      return Optional.of(
          "the %ss of %s cannot be counted: %s".formatted(what, id, e.said().wordsAndState()));
    }
  }

  /** Quotes names as SQL, and leaves the default schema to the search path of the session. */
  private static String sql(List<String> path) {
    return path.stream()
        .skip(path.size() > 1 && Identifier.isDefaultSchema(path.getFirst()) ? 1 : 0)
        .map(Identifier::quoted)
        .collect(Collectors.joining("."));
  }
}
