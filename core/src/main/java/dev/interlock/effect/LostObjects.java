package dev.interlock.effect;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.compatibility.TypeChange;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.Script;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tables and columns whose rows or values a statement loses: those that it drops, and columns whose
 * new type may not hold every value of the old one. A view or a foreign table has no rows of its
 * own.
 */
public final class LostObjects {

  private LostObjects() {}

  /**
   * Returns what the statements of a script lose, by their 0-based number in the script.
   *
   * @param effects one effect for each statement, as a replay observed them
   * @return empty if they are not the effects of these statements
   */
  public static Optional<SortedMap<Integer, List<ObjectId>>> of(
      ScriptFile file, List<StatementEffect> effects) {
    return ObservedStatement.of(file, effects).map(observed -> of(file.script(), observed));
  }

  private static SortedMap<Integer, List<ObjectId>> of(
      Script script, List<ObservedStatement> observed) {
    var losses = new TreeMap<Integer, List<ObjectId>>();
    for (ObservedStatement each : observed) {
      TokenSequence tokens = script.tokens(script.statements().get(each.number()));
      List<ObjectId> lost = of(each.effect().changes(), tokens);
      if (!lost.isEmpty()) {
        losses.put(each.number(), lost);
      }
    }
    return losses;
  }

  /** Whether any of these changes loses rows or values, unless it is a rename. */
  public static boolean mayBeIn(List<Change> changes) {
    return changes.stream().anyMatch(LostObjects::isLoss);
  }

  private static List<ObjectId> of(List<Change> changes, TokenSequence statement) {
    var lost = new ArrayList<ObjectId>();
    for (Change change : changes) {
      if ((isLoss(change) || isConverted(change, statement))
          && !isRename(change, changes, statement)
          && !isPartOfDroppedTable(change.id(), changes)) {
        lost.add(change.id());
      }
    }
    return List.copyOf(lost);
  }

  private static boolean isLoss(Change change) {
    return switch (change) {
      case Change.Created created -> false;
      case Change.Dropped(CatalogObject object) -> isStored(object);
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) ->
          id.kind() == ObjectKind.COLUMN && attributes.stream().anyMatch(LostObjects::narrows);
    };
  }

  private static boolean isStored(CatalogObject object) {
    return object.id().kind() == ObjectKind.TABLE
        || (object.id().kind() == ObjectKind.COLUMN
            && !object.attributes().containsKey(Attribute.GENERATED));
  }

  /** Whether a column becomes generated, or gets a type that may not hold all its values. */
  private static boolean narrows(AttributeChange change) {
    return switch (change.name()) {
      case Attribute.GENERATED -> change.after().isPresent();
      case Attribute.TYPE ->
          TypeChange.weight(change.before().orElse(""), change.after().orElse("")).isPresent();
      default -> false;
    };
  }

  /** Whether the values of a column are computed by {@code USING}, whatever its new type is. */
  private static boolean isConverted(Change change, TokenSequence statement) {
    return change instanceof Change.Altered(ObjectId id, List<AttributeChange> attributes)
        && id.kind() == ObjectKind.COLUMN
        && statement.contains("using")
        && attributes.stream().anyMatch(attribute -> attribute.name().equals(Attribute.TYPE));
  }

  private static boolean isPartOfDroppedTable(ObjectId id, List<Change> changes) {
    return id.kind() == ObjectKind.COLUMN
        && changes.stream()
            .anyMatch(change ->
                change instanceof Change.Dropped
                    && change.id().kind() != ObjectKind.COLUMN
                    && change.id().path().equals(id.owner()));
  }

  /**
   * Whether an object is renamed or moved, which looks like one that is dropped and another that is
   * created. {@code RENAME} and {@code SET SCHEMA} stand alone in their statement (PostgreSQL
   * manual, ALTER TABLE), so each dropped object has its created one.
   */
  private static boolean isRename(Change change, List<Change> changes, TokenSequence statement) {
    return change instanceof Change.Dropped
        && statement.isWord(0, "alter")
        && (statement.contains("rename") || statement.contains("set", "schema"))
        && count(changes, Change.Dropped.class, change.id().kind())
            == count(changes, Change.Created.class, change.id().kind());
  }

  private static long count(List<Change> changes, Class<? extends Change> type, ObjectKind kind) {
    return changes.stream()
        .filter(type::isInstance)
        .filter(change -> change.id().kind() == kind)
        .count();
  }
}
