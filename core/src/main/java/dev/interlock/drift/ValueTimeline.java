package dev.interlock.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one cell holds at first, and what each part that touches it makes of it. Where the database
 * is along this chain tells which of these parts it shows.
 */
final class ValueTimeline {

  /**
   * One part's doing.
   *
   * @param part its number in the plan
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

  /** What is there. */
  Optional<Map<String, String>> live() {
    return live;
  }

  /** Whether what is there is what the last part so far leaves. */
  boolean fitsSoFar() {
    return links.getLast().value().equals(live);
  }

  /** The part that is certainly the last one shown, if only one place of the chain fits. */
  OptionalInt certain() {
    List<Integer> fitting = fitting();
    return fitting.size() == 1 ? OptionalInt.of(fitting.getFirst()) : OptionalInt.empty();
  }

  /** The database shows the parts up to that one, and no later one. */
  void settleAt(int part) {
    position = OptionalInt.of(last(part).part());
  }

  /**
   * Decides where the database is along the chain; nowhere, if nothing fits.
   *
   * @param frontier the last part that something else certainly shows; of several places that fit,
   *     the last one up to there is taken
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

  /** Whether what is there is nothing that any part starts from or leaves. */
  boolean isDifferent() {
    return position.isEmpty();
  }

  /** Whether the database shows the part's doing. */
  boolean shows(int part) {
    return position.isPresent() && position.getAsInt() >= part;
  }

  /** Whether the database shows any part's doing. */
  boolean hasMoved() {
    return position.isPresent() && position.getAsInt() > START;
  }

  /** What the cell should hold behind that part. */
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
