package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.catalog.compatibility.Loss.Weight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects the losses of one sequence of changes. */
final class Losses {

  private final List<Change> changes;
  private final Function<ObjectId, Optional<CatalogObject>> before;
  private final Rules rules;
  private final Set<List<String>> created = new HashSet<>();
  private final Set<List<String>> dropped = new HashSet<>();
  private final List<Loss> losses = new ArrayList<>();

  Losses(List<Change> changes, Function<ObjectId, Optional<CatalogObject>> before) {
    this.changes = changes;
    this.before = before;
    this.rules = new Rules(changes, before);
    for (Change change : changes) {
      if (hasParts(change.id().kind())) {
        switch (change) {
          case Change.Created owner -> created.add(owner.id().path());
          case Change.Dropped owner -> dropped.add(owner.id().path());
          case Change.Altered owner -> {
            // The owner exists before and after.
          }
        }
      }
    }
  }

  private static boolean hasParts(ObjectKind kind) {
    return switch (kind) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, COMPOSITE_TYPE, DOMAIN -> true;
      default -> false;
    };
  }

  List<Loss> all() {
    for (Change change : changes) {
      if (!isSaidByItsOwner(change.id())) {
        judge(change);
      }
    }
    return losses;
  }

  /**
   * Whether the owner's own change covers its parts: a new table is not a loss, and a dropped table
   * implies its columns.
   */
  private boolean isSaidByItsOwner(ObjectId id) {
    List<String> owner = id.owner();
    return !owner.equals(id.path()) && created.contains(owner) != dropped.contains(owner);
  }

  private void judge(Change change) {
    switch (change) {
      case Change.Created(CatalogObject object) -> judgeCreated(object);
      case Change.Dropped(CatalogObject object) -> judgeDropped(object);
      case Change.Altered altered -> judgeAltered(altered);
    }
  }

  private void judgeCreated(CatalogObject object) {
    switch (object.id().kind()) {
      case COLUMN -> {
        if (Columns.mustBeGiven(object.attributes())) {
          add(Weight.REFUSING, object.id(), "needs a value, and no earlier release knows it");
        }
      }
      case CONSTRAINT, INDEX -> rules.madeBy(object).ifPresent(losses::add);
      default -> {
        // A new object is not a loss.
      }
    }
  }

  private void judgeDropped(CatalogObject object) {
    ObjectId id = object.id();
    boolean missed =
        switch (id.kind()) {
          case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> !created.contains(id.path());
          case ROUTINE -> !isTriggerFunction(object);
          case CONSTRAINT, INDEX -> rules.isMissedByUpserts(object);
          case STATISTICS, TRIGGER, RULE, POLICY, EVENT_TRIGGER -> false;
          default -> true;
        };
    if (missed) {
      boolean target = id.kind() == ObjectKind.CONSTRAINT || id.kind() == ObjectKind.INDEX;
      add(Weight.BREAKING, id, target ? "is gone; an ON CONFLICT clause may name it" : "is gone");
    }
  }

  /** Whether the routine is a trigger function, which statements cannot call. */
  private static boolean isTriggerFunction(CatalogObject routine) {
    String definition = routine.attributes().getOrDefault(Attribute.DEFINITION, "");
    return definition.toLowerCase(Locale.ROOT).contains("\n returns trigger\n")
        || definition.toLowerCase(Locale.ROOT).contains("\n returns event_trigger\n");
  }

  private void judgeAltered(Change.Altered altered) {
    switch (altered.id().kind()) {
      case COLUMN, DOMAIN -> losses.addAll(Columns.losses(altered, before.apply(altered.id())));
      case ENUM -> losses.addAll(EnumLabels.losses(altered));
      case ROUTINE -> losses.addAll(Signatures.losses(altered));
      case CONSTRAINT, INDEX -> rules.changedBy(altered).ifPresent(losses::add);
      case TABLE -> judgeTable(altered);
      case RANGE_TYPE, BASE_TYPE -> add(Weight.BREAKING, altered.id(), "has another definition");
      default -> {
        // The object's columns report the difference.
      }
    }
  }

  private void judgeTable(Change.Altered altered) {
    altered.attributes().stream()
        .filter(change -> change.name().equals(Attribute.ROW_SECURITY))
        .filter(change -> change.after().isPresent())
        .forEach(change ->
            add(
                Weight.NARROWING,
                altered.id(),
                "shows and accepts only rows that its policies allow"));
  }

  private void add(Weight weight, ObjectId object, String consequence) {
    losses.add(new Loss(weight, object, consequence));
  }
}
