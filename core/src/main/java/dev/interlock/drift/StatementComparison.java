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
 * Holds every statement of a plan against a schema that shows some of them already. Mostly these
 * are the first ones, because somebody stopped half way; if not, each object is looked at by
 * itself.
 */
final class StatementComparison {

  private final Map<ObjectId, CatalogObject> live = new HashMap<>();
  private final Map<ObjectId, CatalogObject> state = new HashMap<>();
  private final Set<ObjectId> whole = new HashSet<>();
  private final Map<Cell, Chain> chains = new LinkedHashMap<>();
  private final Map<Integer, List<Cell>> touched = new HashMap<>();

  /** Numbers of the last part done, where the schema is exactly what the parts up to it leave. */
  private final List<Integer> exact = new ArrayList<>();

  /**
   * Compares.
   *
   * @param start the schema before the first part, if everything were as it should be
   * @param there the schema as it is, without what repeatables make
   */
  StatementComparison(Catalog start, List<Part> parts, Catalog there) {
    start.objects().forEach(object -> state.put(object.id(), object));
    there.objects().forEach(object -> live.put(object.id(), object));
    parts.forEach(this::note);
    parts.forEach(this::begin);
    findExact(parts);
    if (exact.isEmpty()) {
      settleEach();
    } else {
      chains.values().forEach(chain -> chain.settleAt(exact.getFirst()));
    }
  }

  private void note(Part part) {
    for (Change change : part.effect().changes()) {
      if (!(change instanceof Change.Altered)) {
        whole.add(change.id());
      }
    }
  }

  private void begin(Part part) {
    var cells = part.effect().changes().stream().flatMap(c -> cells(c).stream()).toList();
    cells.forEach(cell -> chains.computeIfAbsent(cell, c -> new Chain(c.in(state), c.in(live))));
    touched.put(part.number(), cells);
  }

  private List<Cell> cells(Change change) {
    return switch (change) {
      case Change.Altered(ObjectId id, List<AttributeChange> attributes) when !whole.contains(id) ->
          attributes.stream().map(attribute -> Cell.of(id, attribute.name())).toList();
      case Change.Altered altered -> List.of(Cell.whole(altered.id()));
      case Change.Created created -> List.of(Cell.whole(created.id()));
      case Change.Dropped dropped -> List.of(Cell.whole(dropped.id()));
    };
  }

  /** Follows all chains at once and takes note of each moment at which everything fits. */
  private void findExact(List<Part> parts) {
    long misfits = chains.values().stream().filter(chain -> !chain.fitsSoFar()).count();
    if (misfits == 0) {
      exact.add(-1);
    }
    for (Part part : parts) {
      List<Cell> cells = cells(part);
      misfits -= cells.stream().filter(cell -> !chain(cell).fitsSoFar()).count();
      part.effect().changes().forEach(this::apply);
      cells.forEach(cell -> chain(cell).add(part.number(), cell.in(state)));
      misfits += cells.stream().filter(cell -> !chain(cell).fitsSoFar()).count();
      if (misfits == 0) {
        exact.add(part.number());
      }
    }
  }

  /** Takes over what the change leaves, from wherever it starts. */
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
    return new CatalogObject(before.id(), changed, before.asides());
  }

  private void settleEach() {
    int frontier =
        chains.values().stream()
            .map(Chain::certain)
            .flatMapToInt(OptionalInt::stream)
            .max()
            .orElse(-1);
    chains.values().forEach(chain -> chain.settle(frontier));
  }

  /** Whether the schema looks the same before and behind the statement, and at what it is now. */
  boolean isAmbiguous(Part part) {
    return exact.size() > 1 && exact.getFirst() < part.number() && part.number() <= exact.getLast();
  }

  Verdict verdict(Part part) {
    List<Cell> cells = cells(part);
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

  /** What a statement makes and is not there; empty where anything else than that is wrong. */
  Optional<List<CatalogObject>> missing(Part part) {
    var missing = new ArrayList<CatalogObject>();
    for (Cell cell : cells(part)) {
      Chain chain = chain(cell);
      if (chain.shows(part.number())) {
        continue;
      }
      Optional<Map<String, String>> wanted = chain.behind(part.number());
      if (cell.attribute().isPresent() || chain.live().isPresent() || wanted.isEmpty()) {
        return Optional.empty();
      }
      missing.add(CatalogObject.of(cell.id(), wanted.get()));
    }
    return Optional.of(missing);
  }

  private Chain chain(Cell cell) {
    return Objects.requireNonNull(chains.get(cell));
  }

  private List<Cell> cells(Part part) {
    return touched.getOrDefault(part.number(), List.of());
  }

  /** From what a statement leaves to what is there. */
  List<Change> differences(Part part) {
    return part.effect().changes().stream()
        .flatMap(change -> differences(change.id(), part).stream())
        .distinct()
        .toList();
  }

  private List<Change> differences(ObjectId id, Part part) {
    var should = new TreeMap<String, String>();
    var is = new TreeMap<String, String>();
    boolean shouldBeThere = true;
    for (Cell cell : cells(part)) {
      if (cell.id().equals(id) && !chain(cell).shows(part.number())) {
        chain(cell).behind(part.number()).ifPresent(should::putAll);
        chain(cell).live().ifPresent(is::putAll);
        shouldBeThere &=
            cell.attribute().isPresent() || chain(cell).behind(part.number()).isPresent();
      }
    }
    return Change.between(
        Catalog.of(shouldBeThere ? List.of(CatalogObject.of(id, should)) : List.of()),
        Catalog.of(live.containsKey(id) ? List.of(CatalogObject.of(id, is)) : List.of()));
  }

  /**
   * What of a difference between the start and what is there comes from no statement of the plan
   * that the schema shows. What is different is said with the statement that it is different from.
   */
  Optional<Change> unexplained(Change difference) {
    if (isExplained(Cell.whole(difference.id()))) {
      return Optional.empty();
    }
    if (!(difference instanceof Change.Altered(ObjectId id, List<AttributeChange> attributes))) {
      return Optional.of(difference);
    }
    var left = attributes.stream().filter(each -> !isExplained(Cell.of(id, each.name()))).toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(new Change.Altered(id, left));
  }

  private boolean isExplained(Cell cell) {
    return Optional.ofNullable(chains.get(cell))
        .filter(chain -> chain.hasMoved() || chain.isDifferent())
        .isPresent();
  }
}
