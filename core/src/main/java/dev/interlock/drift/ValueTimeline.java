package dev.interlock.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The initial value of one compared unit, and its value after each statement that touches it. The
 * position of the actual value on this timeline tells which of these statements took effect.
 */
final class ValueTimeline {

  /**
   * The value after one statement.
   *
   * @param part number of the statement in the plan
   */
  private record Link(int part, Optional<Map<String, String>> value) {}

  private static final int START = -1;

  private final Optional<Map<String, String>> live;
  private final List<Link> links = new ArrayList<>();
  private OptionalInt position = OptionalInt.empty();

  ValueTimeline(Optional<Map<String, String>> start, Optional<Map<String, String>> live) {
    this.live = live;
    links.add(new Link(START, start));
  }

  void add(int part, Optional<Map<String, String>> value) {
    links.add(new Link(part, value));
  }

  /** Returns the actual value. */
  Optional<Map<String, String>> live() {
    return live;
  }

  /** Whether the actual value equals the value after the last statement so far. */
  boolean fitsSoFar() {
    return links.getLast().value().equals(live);
  }

  /**
   * Returns the last statement that certainly took effect; empty unless exactly one position fits.
   */
  OptionalInt certain() {
    List<Integer> fitting = fitting();
    return fitting.size() == 1 ? OptionalInt.of(fitting.getFirst()) : OptionalInt.empty();
  }

  /** Sets the position: the database shows the statements up to this one, and no later one. */
  void settleAt(int part) {
    position = OptionalInt.of(last(part).part());
  }

  /**
   * Determines the position of the actual value; none if nothing fits.
   *
   * @param frontier the last statement that another value certainly shows; of several fitting
   *     positions, the last one up to there is used
   */
  void settle(int frontier) {
    List<Integer> fitting = fitting();
    fitting.stream()
        .filter(part -> part <= frontier)
        .reduce((earlier, later) -> later)
        .or(() -> fitting.stream().findFirst())
        .ifPresent(part -> position = OptionalInt.of(part));
  }

  private List<Integer> fitting() {
    return links.stream().filter(link -> link.value().equals(live)).map(Link::part).toList();
  }

  /** Whether the actual value matches no statement's starting point or result. */
  boolean isDifferent() {
    return position.isEmpty();
  }

  /** Whether the database shows the statement's effect. */
  boolean shows(int part) {
    return position.isPresent() && position.getAsInt() >= part;
  }

  /** Whether the database shows any statement's effect. */
  boolean hasMoved() {
    return position.isPresent() && position.getAsInt() > START;
  }

  /** Returns the expected value after the statement. */
  Optional<Map<String, String>> behind(int part) {
    return last(part).value();
  }

  private Link last(int part) {
    return links.stream()
        .filter(link -> link.part() <= part)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }
}
