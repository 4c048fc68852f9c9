package dev.interlock.drift;

import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.plan.HistoryComparison;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A set of versioned migrations whose effects a schema shows.
 *
 * @param heads those that no other of them builds on
 */
public record Position(SortedSet<MigrationId> migrations, List<Version> heads) {

  public Position {
    migrations = Collections.unmodifiableSortedSet(new TreeSet<>(migrations));
    heads = List.copyOf(heads);
  }

  /** Returns the position that a ledger records, limited to versions of the history. */
  public static Position claimed(HistoryComparison ledger) {
    return of(ledger.history(), ledger.claimed());
  }

  static Position of(History history, SortedSet<MigrationId> migrations) {
    NavigableSet<Version> versions = new TreeSet<>();
    for (MigrationId id : migrations) {
      if (id instanceof MigrationId.Versioned(Version version)) {
        versions.add(version);
      }
    }
    var below = history.ancestors(versions);
    return new Position(
        migrations, versions.stream().filter(version -> !below.contains(version)).toList());
  }

  /**
   * Returns {@code base}, {@code V7}, {@code 20240101120000_init}, or {@code V7, V9} if branches
   * are not merged.
   */
  @Override
  public String toString() {
    return heads.isEmpty()
        ? "base"
        : heads.stream()
            .map(version -> MigrationId.of(version).toString())
            .collect(Collectors.joining(", "));
  }
}
