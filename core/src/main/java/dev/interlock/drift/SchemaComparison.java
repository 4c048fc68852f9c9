package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Wording;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.HistoryComparison;
import java.util.SortedSet;

/**
 * Puts a schema into the words of the seals before anything else looks at it: a definition that
 * another version of the server prints differently, what an administrator tuned, and what the
 * project leaves out read afterwards as the migrations make them. So every command compares the
 * same two things, and each by equality.
 *
 * @param wording compares what the servers of the seals print with what the live server prints
 */
public record SchemaComparison(States states, Wording wording, IgnoredObjects ignored) {

  /**
   * The schema as it is to be located. What is tuned counts as it should be only where the schema
   * is not exactly one that the history makes anyway: a comment may be a migration's as well.
   */
  public ComparedSchema of(Catalog live, HistoryComparison ledger) {
    SortedSet<MigrationId> claimed =
        Position.claimed(states.history(), ledger.applied()).migrations();
    ComparedSchema graded = of(live, claimed);
    if (graded.tuned().isEmpty()) {
      return graded;
    }
    ComparedSchema strict = new ComparisonRun(this, claimed, false).of(live);
    Location exactly = locate(strict, ledger);
    if (isInOrder(exactly)) {
      return strict;
    }
    boolean isElsewhere =
        exactly instanceof Location.Contradicted && !isInOrder(locate(graded, ledger));
    return isElsewhere ? strict : graded;
  }

  /**
   * The schema of a database at a known position.
   *
   * @param claimed the versioned migrations that are applied
   */
  public ComparedSchema of(Catalog live, SortedSet<MigrationId> claimed) {
    return new ComparisonRun(this, claimed, true).of(live);
  }

  private Location locate(ComparedSchema schema, HistoryComparison ledger) {
    return Locator.locate(states, ledger, schema.judged());
  }

  private static boolean isInOrder(Location location) {
    return location instanceof Location.AtHead
        || location instanceof Location.Behind
        || location instanceof Location.Unledgered;
  }
}
