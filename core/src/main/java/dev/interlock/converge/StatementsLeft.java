package dev.interlock.converge;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which statements of a migration are left to run. */
final class StatementsLeft {

  private StatementsLeft() {}

  /** Those that write rows, of a migration whose schema is there. */
  static Work dataOf(PlannedMigration planned, MigrationEffect effect) {
    List<Integer> statements = ObservedStatements.of(planned.file());
    SortedSet<Integer> present = new TreeSet<>();
    for (int part = 0; part < effect.parts().size(); part++) {
      StatementEffect statement = effect.parts().get(part);
      if (!statement.isInvisible() && part < statements.size()) {
        present.add(statements.get(part));
      }
    }
    return present.isEmpty() ? new Work.All() : new Work.Rest(present);
  }
}
