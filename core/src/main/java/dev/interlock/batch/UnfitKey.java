package dev.interlock.batch;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;

/** The finding about a key that cannot divide its table. */
public final class UnfitKey {

  private UnfitKey() {}

  /**
   * Returns the finding.
   *
   * @param migration its id
   * @param why a sentence without its full stop
   */
  public static Finding of(Object migration, String why, Place place) {
    return Finding.error(
            Code.BATCH_KEY, "`%s` cannot run in batches: %s.".formatted(migration, why))
        .at(place)
        .help(
            "Name the columns of the primary key, or of a unique constraint whose columns are NOT NULL, in `key`.");
  }
}
