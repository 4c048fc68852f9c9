package dev.interlock.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one cell holds at first, and what each part that touches it makes of it. Where the database
 * is along this chain tells which of these parts it shows.
 */
final class Chain {

  /**
   * One part's doing.
   *
   * @param part its number in the plan
   */
  private record Link(int part, Optional<String> value) {}

  private static final int START = -1;

  private final List<Link> links = new ArrayList<>();
  private OptionalInt position = OptionalInt.empty();

  Chain(Optional<String> start) {
    links.add(new Link(START, start));
  }

  void add(int part, Optional<String> value) {
    if (links.getLast().part() == part) {
      links.removeLast();
    }
    links.add(new Link(part, value));
  }

  /** The part that is certainly the last one shown, if only one place of the chain fits. */
  OptionalInt certain(Optional<String> live) {
    List<Integer> fitting = fitting(live);
    return fitting.size() == 1
        ? OptionalInt.of(links.get(fitting.getFirst()).part())
        : OptionalInt.empty();
  }

  /**
   * Decides where the database is along the chain.
   *
   * @param frontier the last part that something else certainly shows; of several places that fit,
   *     the last one up to there is taken
   */
  void settle(Optional<String> live, int frontier) {
    List<Integer> fitting = fitting(live);
    position =
        fitting.stream()
            .filter(link -> links.get(link).part() <= frontier)
            .reduce((earlier, later) -> later)
            .or(() -> fitting.stream().findFirst())
            .map(link -> OptionalInt.of(links.get(link).part()))
            .orElseGet(OptionalInt::empty);
  }

  private List<Integer> fitting(Optional<String> live) {
    var fitting = new ArrayList<Integer>();
    for (int link = 0; link < links.size(); link++) {
      if (links.get(link).value().equals(live)) {
        fitting.add(link);
      }
    }
    return fitting;
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
  Optional<String> behind(int part) {
    return links.stream()
        .filter(link -> link.part() <= part)
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .value();
  }
}
