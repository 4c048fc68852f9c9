package dev.interlock.converge;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds every statement of a plan against a schema that shows some of them already. */
final class StatementComparison {

  private final Map<ObjectId, CatalogObject> live = new HashMap<>();
  private final Map<ObjectId, CatalogObject> state = new HashMap<>();
  private final Map<Cell, Chain> chains = new LinkedHashMap<>();
  private final Map<Integer, Set<Cell>> touched = new HashMap<>();

  /**
   * Compares.
   *
   * @param start the schema before the first part, if everything were as it should be
   * @param there the schema as it is, without what repeatables make
   */
  StatementComparison(Catalog start, List<Part> parts, Catalog there) {
    start.objects().forEach(object -> state.put(object.id(), object));
    there.objects().forEach(object -> live.put(object.id(), object));
    parts.forEach(this::follow);
    int frontier =
        chains.entrySet().stream()
            .flatMapToInt(entry -> entry.getValue().certain(entry.getKey().in(live)).stream())
            .max()
            .orElse(-1);
    chains.forEach((cell, chain) -> chain.settle(cell.in(live), frontier));
  }

  private void follow(Part part) {
    for (Change change : part.effect().changes()) {
      Set<Cell> cells = cells(change);
      cells.forEach(cell -> chains.computeIfAbsent(cell, key -> new Chain(key.in(state))));
      apply(change);
      cells.forEach(cell -> chain(cell).add(part.number(), cell.in(state)));
      touched.computeIfAbsent(part.number(), key -> new LinkedHashSet<>()).addAll(cells);
    }
  }

  private Set<Cell> cells(Change change) {
    var cells = new LinkedHashSet<Cell>();
    switch (change) {
      case Change.Created(CatalogObject object) -> {
        cells.add(Cell.existence(object.id()));
        attributes(object).forEach(cells::add);
        Optional.ofNullable(live.get(object.id()))
            .ifPresent(o -> attributes(o).forEach(cells::add));
      }
      case Change.Dropped(CatalogObject object) -> {
        cells.add(Cell.existence(object.id()));
        attributes(object).forEach(cells::add);
      }
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) ->
          attributes.forEach(attribute -> cells.add(new Cell(id, attribute.name())));
    }
    return cells;
  }

  private static Stream<Cell> attributes(CatalogObject object) {
    return object.attributes().keySet().stream().map(name -> new Cell(object.id(), name));
  }

  /** Takes over what the change leaves, from wherever it starts. */
  private void apply(Change change) {
    switch (change) {
      case Change.Created(CatalogObject object) -> state.put(object.id(), object);
      case Change.Dropped(CatalogObject object) -> state.remove(object.id());
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) -> {
        var before = state.get(id);
        if (before != null) {
          var changed = new TreeMap<>(before.attributes());
          attributes.forEach(each -> changed.remove(each.name()));
          attributes.forEach(each -> each.after().ifPresent(v -> changed.put(each.name(), v)));
          state.put(id, new CatalogObject(id, changed, before.asides()));
        }
      }
    }
  }

  Verdict verdict(Part part) {
    Set<Cell> cells = cells(part);
    if (cells.isEmpty()) {
      return Verdict.SILENT;
    }
    if (cells.stream().anyMatch(cell -> chain(cell).isDifferent())) {
      return Verdict.DIFFERENT;
    }
    long shown = cells.stream().filter(cell -> chain(cell).shows(part.number())).count();
    if (shown == cells.size()) {
      return Verdict.PRESENT;
    }
    return shown == 0 ? Verdict.ABSENT : Verdict.HALF;
  }

  private Chain chain(Cell cell) {
    return Objects.requireNonNull(chains.get(cell));
  }

  private Set<Cell> cells(Part part) {
    return touched.getOrDefault(part.number(), Set.of());
  }

  /** From what a statement leaves to what is there. */
  List<Change> differences(Part part) {
    return part.effect().changes().stream().flatMap(c -> difference(c, part).stream()).toList();
  }

  private Optional<Change> difference(Change change, Part part) {
    ObjectId id = change.id();
    Optional<CatalogObject> there = Optional.ofNullable(live.get(id));
    return switch (change) {
      case Change.Created(CatalogObject object) when there.isEmpty() ->
          Optional.of(new Change.Dropped(object));
      case Change.Dropped dropped when there.isPresent() ->
          Optional.of(new Change.Created(there.get()));
      case Change.Altered altered when there.isEmpty() ->
          Optional.ofNullable(state.get(id)).map(Change.Dropped::new);
      case Change.Dropped dropped -> Optional.empty();
      case Change.Created created -> attributes(id, part);
      case Change.Altered altered -> attributes(id, part);
    };
  }

  private Optional<Change> attributes(ObjectId id, Part part) {
    var attributes =
        cells(part).stream()
            .filter(cell -> cell.id().equals(id) && !cell.isExistence())
            .filter(cell -> !chain(cell).shows(part.number()))
            .map(cell -> change(cell, chain(cell).behind(part.number())))
            .flatMap(Optional::stream)
            .toList();
    return attributes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change.Altered(id, attributes));
  }

  private Optional<AttributeChange> change(Cell cell, Optional<String> wanted) {
    Optional<String> there = cell.in(live);
    return wanted.equals(there)
        ? Optional.empty()
        : Optional.of(new AttributeChange(cell.attribute(), wanted, there));
  }

  /**
   * Whether a difference between the start and what is there comes from statements of the plan that
   * the schema shows; empty if it does, else what is left of it.
   */
  Optional<Change> unexplained(Change difference) {
    return switch (difference) {
      case Change.Created created ->
          isExplained(created.id()) ? Optional.empty() : Optional.of(created);
      case Change.Dropped dropped ->
          isExplained(dropped.id()) ? Optional.empty() : Optional.of(dropped);
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) -> {
        var left =
            attributes.stream().filter(each -> !isExplained(new Cell(id, each.name()))).toList();
        yield left.isEmpty() ? Optional.empty() : Optional.of(new Change.Altered(id, left));
      }
    };
  }

  private boolean isExplained(ObjectId id) {
    return isExplained(Cell.existence(id));
  }

  /** What is different is said with the statement that it is different from. */
  private boolean isExplained(Cell cell) {
    return Optional.ofNullable(chains.get(cell))
        .filter(chain -> chain.hasMoved() || chain.isDifferent())
        .isPresent();
  }
}
