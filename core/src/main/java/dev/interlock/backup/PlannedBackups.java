package dev.interlock.backup;

import dev.interlock.catalog.ObjectId;
import dev.interlock.effect.LostObjects;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Losses of the statements of a plan, each to be saved before its statement.
 *
 * @param losses by migration, and by the 0-based number of the statement in its script
 */
public record PlannedBackups(Map<MigrationId, SortedMap<Integer, List<ObjectId>>> losses) {

  /** Nothing is saved. */
  public static final PlannedBackups NONE = new PlannedBackups(Map.of());

  public PlannedBackups {
    losses = Map.copyOf(losses);
  }

  /**
   * Returns what a plan loses.
   *
   * @param plan the migrations to run; each has its effects
   * @param effects by migration, one for each statement of the script that runs
   * @param server product and major version, which decide whether a migration runs as a program
   * @throws dev.interlock.finding.Failure.Refused if a migration loses something and it is not
   *     known which statement does
   */
  public static PlannedBackups of(
      List<PlannedMigration> plan, Map<MigrationId, List<StatementEffect>> effects, String server) {
    var losses = new HashMap<MigrationId, SortedMap<Integer, List<ObjectId>>>();
    for (PlannedMigration planned : plan) {
      if (planned.isSquashed() || planned.work() instanceof Work.Nothing) {
        continue;
      }
      List<StatementEffect> parts = effects.get(planned.id());
      if (parts == null) {
        throw BackupFindings.unknown(planned, List.of());
      }
      if (parts.stream().noneMatch(part -> LostObjects.mayBeIn(part.changes()))) {
        continue;
      }
      if (!planned.file().hasScript() || planned.file().mustRunItself(server)) {
        throw BackupFindings.program(planned);
      }
      SortedMap<Integer, List<ObjectId>> lost =
          LostObjects.of(planned.file(), parts)
              .orElseThrow(() -> BackupFindings.unknown(planned, List.of()));
      if (!lost.isEmpty()) {
        losses.put(planned.id(), lost);
      }
    }
    return new PlannedBackups(losses);
  }

  /** Returns what a migration loses, by the number of the statement in its script. */
  public SortedMap<Integer, List<ObjectId>> of(MigrationId migration) {
    return losses.getOrDefault(migration, Collections.emptySortedMap());
  }
}
