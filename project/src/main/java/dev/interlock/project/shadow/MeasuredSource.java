package dev.interlock.project.shadow;

import dev.interlock.dialect.Programs;
import dev.interlock.dialect.Server;
import dev.interlock.drift.Effects;
import dev.interlock.drift.MigrationSource;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.baseline.BaselineExpansion;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.files.StoredSeals;
import dev.interlock.replay.ProvidedObjects;
import dev.interlock.replay.UndoEffect;
import dev.interlock.replay.UndoTrial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A project's migrations with their effects: from seals if all are present and fresh, or else
 * measured on a shadow database. Not thread-safe.
 */
public final class MeasuredSource implements MigrationSource {

  private final MigrationFiles files;
  private final Map<List<MigrationId>, Effects> known = new HashMap<>();

  public MeasuredSource(MigrationFiles files) {
    this.files = files;
  }

  @Override
  public History history() {
    return files.history();
  }

  @Override
  public Programs programs() {
    return files.programs().<Programs>map(alembic -> alembic).orElse(Programs.NONE);
  }

  @Override
  public String means() {
    return files.seals().listing() + "\n" + files.options().shadow().source();
  }

  @Override
  public Effects effects(History history, Server server) {
    return known.computeIfAbsent(
        history.all().stream().map(Migration::id).toList(), ids -> look(history, server));
  }

  @Override
  public ProvidedObjects provided(Server server) {
    return files.options().shadow().init().isEmpty()
        ? ProvidedObjects.NONE
        : new EffectMeasurement(files).provided(server);
  }

  @Override
  public UndoEffect undoEffect(History history, Set<MigrationId> undone, Server server) {
    return new EffectMeasurement(files).undo(history, undone, server);
  }

  /**
   * Tries undo scripts on a shadow database, each directly after its migration.
   *
   * @param tried the migrations whose undo scripts are tried
   * @param server the server that is migrated
   * @throws Failure if no shadow database is available, or if a migration does not run
   */
  public List<UndoTrial> undoTrials(Set<MigrationId> tried, Server server) {
    return new EffectMeasurement(files).undoTrials(history(), tried, server);
  }

  private Effects look(History history, Server server) {
    boolean areSealed = files.seals().exists();
    List<Finding> gaps = BaselineExpansion.gaps(history);
    if (!gaps.isEmpty()) {
      var gone = new Failure.Refused(gaps);
      if (areSealed) {
        throw gone;
      }
      return new Effects.Unknown(Optional.of(gone));
    }
    StoredSeals stored = StoredSeals.read(files, history);
    return stored.isComplete()
        ? stored.effects()
        : new EffectMeasurement(files).effects(history, server, stored);
  }
}
