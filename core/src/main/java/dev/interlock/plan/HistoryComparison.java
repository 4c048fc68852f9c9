package dev.interlock.plan;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.plan.baseline.BaselineExpansion;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Difference between the files and the ledger. Statements are compared only where the bytes differ,
 * so a comparison at head splits no file.
 *
 * @param applied the last ledger row of each id, in the order applied
 * @param history the history of the files, expanded for this ledger
 * @param pending versioned migrations that are not applied, in apply order
 * @param lateArrivals those of {@code pending} that come below an applied one, in apply order; a
 *     branch that names its parents is not late unless an applied migration builds on it
 * @param squashed those of {@code pending} with nothing left to run, because the database has run,
 *     or runs, their members instead
 * @param edited applied migrations whose statements have changed in the file
 * @param reformatted applied migrations whose file has changed in bytes but not in statements
 * @param missing applied migrations below the highest file, without a file
 * @param ahead applied migrations above the highest file: the database is newer than the files
 * @param newRepeatables repeatables that were never applied, by description
 * @param changedRepeatables applied repeatables whose statements have changed, by description
 * @param orphanedRepeatables applied repeatables without a file
 */
public record HistoryComparison(
    History history,
    List<AppliedMigration> applied,
    List<Migration> pending,
    List<Migration> lateArrivals,
    List<Migration> squashed,
    List<Match> edited,
    List<Match> reformatted,
    List<AppliedMigration> missing,
    List<AppliedMigration> ahead,
    List<Migration> newRepeatables,
    List<Migration> changedRepeatables,
    List<AppliedMigration> orphanedRepeatables) {

  public HistoryComparison {
    applied = List.copyOf(applied);
    pending = List.copyOf(pending);
    lateArrivals = List.copyOf(lateArrivals);
    squashed = List.copyOf(squashed);
    edited = List.copyOf(edited);
    reformatted = List.copyOf(reformatted);
    missing = List.copyOf(missing);
    ahead = List.copyOf(ahead);
    newRepeatables = List.copyOf(newRepeatables);
    changedRepeatables = List.copyOf(changedRepeatables);
    orphanedRepeatables = List.copyOf(orphanedRepeatables);
  }

  /** A ledger row and its file. */
  public record Match(AppliedMigration applied, Migration migration) {}

  /**
   * Compares the files with the ledger.
   *
   * @param ledger rows in the order applied; of several rows with one id the last one counts
   * @throws dev.interlock.finding.Failure.Refused if a file whose bytes changed cannot be split
   */
  public static HistoryComparison of(History history, List<AppliedMigration> ledger) {
    return new HistoryComparer(history, ledger).compare();
  }

  /** Returns the versions that a ledger records as applied. */
  public Set<Version> versions() {
    return applied.stream().flatMap(row -> row.version().stream()).collect(Collectors.toSet());
  }

  /**
   * Returns the versioned migrations that have a file and count as applied. A baseline counts as
   * well if all its members are applied.
   */
  public SortedSet<MigrationId> claimed() {
    var claimed = new TreeSet<MigrationId>();
    for (AppliedMigration row : applied) {
      history
          .find(row.id())
          .filter(migration -> !migration.isRepeatable())
          .ifPresent(migration -> claimed.add(migration.id()));
    }
    BaselineExpansion.reached(history, versions())
        .forEach(baseline -> claimed.add(MigrationId.of(baseline)));
    return claimed;
  }

  /** Returns the pending versions that have a script to run. */
  public List<Migration> toRun() {
    return pending.stream().filter(migration -> !squashed.contains(migration)).toList();
  }

  /** Whether at most the ledger has to change. */
  public boolean hasNothingToRun() {
    return toRun().isEmpty() && newRepeatables.isEmpty() && changedRepeatables.isEmpty();
  }

  /** Whether there is nothing to apply: no pending version and no new or changed repeatable. */
  public boolean isAtHead() {
    return pending.isEmpty() && newRepeatables.isEmpty() && changedRepeatables.isEmpty();
  }
}
