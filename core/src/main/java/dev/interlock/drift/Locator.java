package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.compatibility.Compatibility;
import dev.interlock.catalog.compatibility.Loss;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program;
import dev.interlock.plan.HistoryComparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * Finds the position of a database: first compares its schema with the position that the ledger
 * records, then with every other position of the history, else finds the nearest.
 */
public final class Locator {

  private final States states;
  private final HistoryComparison ledger;
  private final Catalog live;
  private final Catalog bare;
  private final Position claimed;

  private Locator(States states, HistoryComparison ledger, Catalog live) {
    this.states = states;
    this.ledger = ledger;
    this.live = states.managed(live);
    this.bare = states.repeatableObjects().without(this.live);
    this.claimed = Position.claimed(ledger);
  }

  /**
   * Locates a schema.
   *
   * @param ledger comparison of the files with the ledger
   * @param live the actual schema
   */
  public static Location locate(States states, HistoryComparison ledger, Catalog live) {
    return new Locator(states, ledger, live).locate();
  }

  private Location locate() {
    if (!ledger.ahead().isEmpty()) {
      return ahead();
    }
    if (shows(claimed)) {
      return asClaimed();
    }
    List<Integer> distances = Distances.along(states, bare);
    List<Position> exact =
        IntStream.range(0, distances.size())
            .filter(count -> distances.get(count) == 0 && !isBeforeNothing(count))
            .mapToObj(count -> position(states.first(count)))
            .filter(this::shows)
            .toList();
    if (exact.isEmpty()) {
      return diverged(distances);
    }
    return ledger.applied().isEmpty()
        ? new Location.Unledgered(exact)
        : new Location.Contradicted(claimed, exact);
  }

  /**
   * Whether the next migration does nothing, such as a merge of branches, so that the position
   * after it says the same and more.
   */
  private boolean isBeforeNothing(int count) {
    List<Migration> migrations = states.history().migrations();
    return count < migrations.size() && doesNothing(migrations.get(count));
  }

  private static boolean doesNothing(Migration migration) {
    return migration.up().program().filter(Program::sendsByRows).isEmpty()
        && migration.script().statements().isEmpty();
  }

  /**
   * Returns the location of a database that is newer than the files. An older release needs only
   * that the objects it knows are present and can be written.
   */
  private Location ahead() {
    var missing =
        Change.between(states.head(), live).stream()
            .filter(change -> !(change instanceof Change.Created))
            .map(change ->
                new Difference(change, ObjectProvenance.upTo(states, states.all(), change.id())))
            .toList();
    var refusing =
        Compatibility.between(states.head(), live).losses().stream()
            .filter(loss -> loss.weight() == Loss.Weight.REFUSING)
            .toList();
    return new Location.Ahead(claimed, ledger.ahead(), missing, refusing);
  }

  private Location asClaimed() {
    List<Difference> drift = driftOfRepeatables();
    if (!drift.isEmpty()) {
      return new Location.Diverged(claimed, claimed, drift);
    }
    var pending = new ArrayList<>(ledger.toRun());
    pending.addAll(ledger.newRepeatables());
    pending.addAll(ledger.changedRepeatables());
    return ledger.isAtHead()
        ? new Location.AtHead(claimed)
        : new Location.Behind(claimed, pending, ledger.squashed());
  }

  /**
   * Returns the drift of repeatables. It is known only at head, where each has run with its present
   * content.
   */
  private List<Difference> driftOfRepeatables() {
    if (!ledger.isAtHead()) {
      return List.of();
    }
    return Change.between(states.head(), live).stream()
        .map(change -> new Difference(change, ObjectProvenance.ofRepeatables(states, change.id())))
        .toList();
  }

  private Location diverged(List<Integer> distances) {
    int nearest =
        IntStream.range(0, distances.size())
            .boxed()
            .min(Comparator.<Integer>comparingInt(distances::get).thenComparingInt(count -> -count))
            .orElseThrow();
    Position alongTheWay = position(states.first(nearest));
    Position best = isNearer(claimed, distances.get(nearest)) ? claimed : alongTheWay;
    return new Location.Diverged(claimed, best, differences(best));
  }

  /**
   * Whether a position is at least as near; among equals, the position that the ledger records
   * wins.
   */
  private boolean isNearer(Position position, int distance) {
    return states
        .with(position.migrations())
        .map(state -> Change.between(state, bare).size() <= distance)
        .orElse(false);
  }

  private List<Difference> differences(Position from) {
    Catalog state = states.with(from.migrations()).orElseThrow();
    return Change.between(state, bare).stream()
        .map(change -> new Difference(change, ObjectProvenance.of(states, from, change)))
        .toList();
  }

  private boolean shows(Position position) {
    return states.with(position.migrations()).map(bare::equals).orElse(false);
  }

  private Position position(SortedSet<MigrationId> migrations) {
    return Position.of(states.history(), migrations);
  }
}
