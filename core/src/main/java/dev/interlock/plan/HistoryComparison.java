package dev.interlock.plan;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.ledger.AppliedMigration;
import java.util.List;

/**
 * How the files and the ledger differ. At head nothing is split for it: statements are compared
 * only where the bytes differ.
 *
 * @param applied the ledger's last word on every id, in the order applied
 * @param history what the files describe, as this ledger needs it
 * @param pending versioned migrations that were not applied, in apply order
 * @param lateArrivals those of {@code pending} that come below an applied one, in apply order; a
 *     branch that names its parents is not late unless an applied one builds on it
 * @param squashed those of {@code pending} with nothing left to run, because the database came
 *     there by what they squash
 * @param edited applied with other statements than the file has now
 * @param reformatted applied with the same statements, in other bytes
 * @param missing applied, below the highest file, and no file has it
 * @param ahead applied, above the highest file: the database is newer than the files
 * @param newRepeatables never applied, by description
 * @param changedRepeatables applied with other statements than the file has now, by description
 * @param orphanedRepeatables applied, and no file has them
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

  /** A ledger row and the file it speaks of. */
  public record Match(AppliedMigration applied, Migration migration) {}

  /**
   * Compares.
   *
   * @param ledger rows in the order applied; of several rows with one id the last one counts
   * @throws dev.interlock.finding.Failure.Refused if a file whose bytes changed cannot be split
   */
  public static HistoryComparison of(History history, List<AppliedMigration> ledger) {
    return new HistoryComparer(history, ledger).compare();
  }

  /** Pending versions of which a script is to run. */
  public List<Migration> toRun() {
    return pending.stream().filter(migration -> !squashed.contains(migration)).toList();
  }

  /** Whether nothing but the ledger may have to change. */
  public boolean hasNothingToRun() {
    return toRun().isEmpty() && newRepeatables.isEmpty() && changedRepeatables.isEmpty();
  }

  /** Nothing to apply: no pending version and no repeatable that is new or changed. */
  public boolean isAtHead() {
    return pending.isEmpty() && newRepeatables.isEmpty() && changedRepeatables.isEmpty();
  }
}
