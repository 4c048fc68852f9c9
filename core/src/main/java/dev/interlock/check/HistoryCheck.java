package dev.interlock.check;

import dev.interlock.catalog.compatibility.Compatibility;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the directives of migrations with the replay, and reports statements that block others.
 */
public final class HistoryCheck {

  private HistoryCheck() {}

  /**
   * Returns warnings and notes; none of them stops a deploy.
   *
   * @param effects effects of the first migrations of the history, in apply order
   * @return findings in apply order
   */
  public static List<Finding> of(History history, List<MigrationEffect> effects) {
    var findings = new ArrayList<Finding>();
    var schema = new RunningSchema();
    var undo = UndoHabit.of(history);
    for (MigrationEffect effect : effects) {
      Migration migration = history.find(effect.id()).orElseThrow();
      var compatibility = Compatibility.of(effect.changes(), schema::find);
      HeaderCheck.of(migration, compatibility).ifPresent(findings::add);
      undo.finding(migration).ifPresent(findings::add);
      findings.addAll(new FrozenTimeCheck(migration, effect).findings());
      findings.addAll(new BlockingCheck(migration, effect).findings());
      schema.apply(effect.changes());
    }
    return List.copyOf(findings);
  }
}
