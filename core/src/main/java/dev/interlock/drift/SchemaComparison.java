package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Wording;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.HistoryComparison;
import java.util.SortedSet;

/**
 * Normalizes a schema to the notation of the seals before any other comparison: definitions that
 * another version of the server prints differently, values tuned by an administrator, and objects
 * that the project ignores are replaced by what the migrations make. So every command compares the
 * same two schemas, by equality.
 *
 * @param wording compares the output of the seals' servers with that of the live server
 */
public record SchemaComparison(States states, Wording wording, IgnoredObjects ignored) {

  /**
   * Returns the schema for locating it. Tuned values are replaced only if the schema is not exactly
   * one of the history anyway: a comment may also come from a migration.
   */
  public ComparedSchema of(Catalog live, HistoryComparison ledger) {
    SortedSet<MigrationId> claimed = ledger.claimed();
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
   * Returns the schema of a database at a known position.
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
