package dev.interlock.preflight;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;

/** A planned migration with its effect, which fits it. */
public record PlannedEffect(PlannedMigration planned, MigrationEffect effect) {

  /** Whether the plan runs statements of the migration that change the schema forward. */
  boolean isChecked() {
    return planned.direction() == Direction.UP
        && !planned.isSquashed()
        && !(planned.work() instanceof Work.Nothing)
        && planned.file().hasScript();
  }

  /** Whether the plan runs a statement, which earlier runs have not finished. */
  boolean runs(int statement) {
    return !planned.work().skips(statement) && !planned.finished().contains(statement);
  }
}
