package dev.interlock.drift;

import dev.interlock.effect.RowWriting;
import dev.interlock.effect.StatementEffect;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.script.Script;

/**
 * One statement of a plan.
 *
 * @param number number in the plan, from 0
 * @param index number in the script, from 0
 */
record PlannedStatement(int number, PlannedMigration migration, int index, StatementEffect effect) {

  /** Whether the statement writes rows, which no schema shows. */
  boolean changesData() {
    Script script = migration.file().script();
    return RowWriting.isIn(script, script.statements().get(index), effect);
  }
}
