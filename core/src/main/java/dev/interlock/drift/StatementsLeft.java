package dev.interlock.drift;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.ObservedStatement;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Determines the statements of a migration that are left to run. */
final class StatementsLeft {

  private StatementsLeft() {}

  /** Returns those that write rows, for a migration whose schema changes are present. */
  static Work dataOf(PlannedMigration planned, MigrationEffect effect) {
    SortedSet<Integer> present = new TreeSet<>();
    ObservedStatement.of(planned.file(), effect.parts()).orElse(List.of()).stream()
        .filter(observed -> !observed.effect().isInvisible())
        .forEach(observed -> present.add(observed.number()));
    return present.isEmpty() ? new Work.All() : new Work.Rest(present);
  }
}
