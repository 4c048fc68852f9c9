package dev.interlock.drift;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares every statement of a plan with a schema that shows some of them already. Usually these
 * are the first ones, because a run stopped halfway; if not, each object is compared separately.
 */
final class StatementComparison {

  private final Map<ObjectId, CatalogObject> live = new HashMap<>();
  private final Map<ObjectId, CatalogObject> state = new HashMap<>();
  private final Set<ObjectId> whole = new HashSet<>();
  private final Map<ComparedValue, ValueTimeline> timelines = new LinkedHashMap<>();
  private final Map<Integer, List<ComparedValue>> touched = new HashMap<>();

  /**
   * Numbers of the statements after which the expected schema equals the actual one; -1 for the
   * start.
   */
  private final List<Integer> exact = new ArrayList<>();

  /**
   * Compares the statements with the schema.
   *
   * @param start the expected schema before the first statement
   * @param there the actual schema, without the objects of repeatables
   */
  StatementComparison(Catalog start, List<PlannedStatement> statements, Catalog there) {
    start.objects().forEach(object -> state.put(object.id(), object));
    there.objects().forEach(object -> live.put(object.id(), object));
    statements.forEach(this::note);
    statements.forEach(this::begin);
    findExact(statements);
    if (exact.isEmpty()) {
      settleEach();
    } else {
      timelines.values().forEach(timeline -> timeline.settleAt(exact.getFirst()));
    }
  }

  private void note(PlannedStatement statement) {
    for (Change change : statement.effect().changes()) {
      if (!(change instanceof Change.Altered)) {
        whole.add(change.id());
      }
    }
  }

  private void begin(PlannedStatement statement) {
    var comparedValues =
        statement.effect().changes().stream().flatMap(c -> comparedValues(c).stream()).toList();
    comparedValues.forEach(compared ->
        timelines.computeIfAbsent(compared, c -> new ValueTimeline(c.in(state), c.in(live))));
    touched.put(statement.number(), comparedValues);
  }

  private List<ComparedValue> comparedValues(Change change) {
    return switch (change) {
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) when !whole.contains(id) ->
          attributes.stream().map(attribute -> ComparedValue.of(id, attribute.name())).toList();
      case Change.Altered altered -> List.of(ComparedValue.whole(altered.id()));
      case Change.Created created -> List.of(ComparedValue.whole(created.id()));
      case Change.Dropped dropped -> List.of(ComparedValue.whole(dropped.id()));
    };
  }

  /** Follows all timelines together and records each statement after which everything fits. */
  private void findExact(List<PlannedStatement> statements) {
    long misfits = timelines.values().stream().filter(timeline -> !timeline.fitsSoFar()).count();
    if (misfits == 0) {
      exact.add(-1);
    }
    for (PlannedStatement statement : statements) {
      List<ComparedValue> comparedValues = comparedValues(statement);
      misfits -=
          comparedValues.stream().filter(compared -> !timeline(compared).fitsSoFar()).count();
      statement.effect().changes().forEach(this::apply);
      comparedValues.forEach(
          compared -> timeline(compared).add(statement.number(), compared.in(state)));
      misfits +=
          comparedValues.stream().filter(compared -> !timeline(compared).fitsSoFar()).count();
      if (misfits == 0) {
        exact.add(statement.number());
      }
    }
  }

  /** Applies the result of a change, whatever precedes it. */
  private void apply(Change change) {
    switch (change) {
      case Change.Created(CatalogObject object) -> state.put(object.id(), object);
      case Change.Dropped(CatalogObject object) -> state.remove(object.id());
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) ->
          state.computeIfPresent(id, (key, before) -> altered(before, attributes));
    }
  }

  private static CatalogObject altered(CatalogObject before, List<AttributeChange> attributes) {
    var changed = new TreeMap<>(before.attributes());
    attributes.forEach(each -> changed.remove(each.name()));
    attributes.forEach(each -> each.after().ifPresent(value -> changed.put(each.name(), value)));
    return new CatalogObject(before.id(), changed, before.uncomparedAttributes());
  }

  private void settleEach() {
    int frontier =
        timelines.values().stream()
            .map(ValueTimeline::certain)
            .flatMapToInt(OptionalInt::stream)
            .max()
            .orElse(-1);
    timelines.values().forEach(timeline -> timeline.settle(frontier));
  }

  /**
   * Whether the schema looks the same before and after the statement, and equals the actual one.
   */
  boolean isAmbiguous(PlannedStatement statement) {
    return exact.size() > 1
        && exact.getFirst() < statement.number()
        && statement.number() <= exact.getLast();
  }

  StatementPresence presence(PlannedStatement statement) {
    List<ComparedValue> comparedValues = comparedValues(statement);
    if (comparedValues.isEmpty()) {
      return StatementPresence.SILENT;
    }
    if (comparedValues.stream().anyMatch(compared -> timeline(compared).isDifferent())) {
      return StatementPresence.DIFFERENT;
    }
    long shown =
        comparedValues.stream()
            .filter(compared -> timeline(compared).shows(statement.number()))
            .count();
    if (shown == comparedValues.size()) {
      return StatementPresence.PRESENT;
    }
    return shown == 0 ? StatementPresence.ABSENT : StatementPresence.HALF;
  }

  /** Returns the missing objects of a statement; empty if anything else is wrong. */
  Optional<List<CatalogObject>> missing(PlannedStatement statement) {
    var missing = new ArrayList<CatalogObject>();
    for (ComparedValue compared : comparedValues(statement)) {
      ValueTimeline timeline = timeline(compared);
      if (timeline.shows(statement.number())) {
        continue;
      }
      Optional<Map<String, String>> wanted = timeline.behind(statement.number());
      if (compared.attribute().isPresent() || timeline.live().isPresent() || wanted.isEmpty()) {
        return Optional.empty();
      }
      missing.add(CatalogObject.of(compared.id(), wanted.get()));
    }
    return Optional.of(missing);
  }

  private ValueTimeline timeline(ComparedValue compared) {
    return Objects.requireNonNull(timelines.get(compared));
  }

  private List<ComparedValue> comparedValues(PlannedStatement statement) {
    return touched.getOrDefault(statement.number(), List.of());
  }

  /** Returns the changes from the result of a statement to the actual schema. */
  List<Change> differences(PlannedStatement statement) {
    return statement.effect().changes().stream()
        .flatMap(change -> differences(change.id(), statement).stream())
        .distinct()
        .toList();
  }

  private List<Change> differences(ObjectId id, PlannedStatement statement) {
    var should = new TreeMap<String, String>();
    var is = new TreeMap<String, String>();
    boolean shouldBeThere = true;
    for (ComparedValue compared : comparedValues(statement)) {
      if (compared.id().equals(id) && !timeline(compared).shows(statement.number())) {
        timeline(compared).behind(statement.number()).ifPresent(should::putAll);
        timeline(compared).live().ifPresent(is::putAll);
        shouldBeThere &=
            compared.attribute().isPresent()
                || timeline(compared).behind(statement.number()).isPresent();
      }
    }
    return Change.between(
        Catalog.of(shouldBeThere ? List.of(CatalogObject.of(id, should)) : List.of()),
        Catalog.of(live.containsKey(id) ? List.of(CatalogObject.of(id, is)) : List.of()));
  }

  /**
   * Returns the part of a difference from the start that no statement visible in the schema
   * explains. An object that conflicts with a statement is reported with that statement.
   */
  Optional<Change> unexplained(Change difference) {
    if (isExplained(ComparedValue.whole(difference.id()))) {
      return Optional.empty();
    }
    if (!(difference instanceof Change.Altered(ObjectId id, List<AttributeChange> attributes))) {
      return Optional.of(difference);
    }
    var left =
        attributes.stream()
            .filter(each -> !isExplained(ComparedValue.of(id, each.name())))
            .toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(new Change.Altered(id, left));
  }

  private boolean isExplained(ComparedValue compared) {
    return Optional.ofNullable(timelines.get(compared))
        .filter(timeline -> timeline.hasMoved() || timeline.isDifferent())
        .isPresent();
  }
}
