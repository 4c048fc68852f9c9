package dev.interlock.cli.shadow;

import dev.interlock.apply.Cancellation;
import dev.interlock.baseline.BaselineExpansion;
import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.project.StoredSeals;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Server;
import dev.interlock.drift.Effects;
import dev.interlock.drift.MigrationSource;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.replay.ProvidedObjects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project's migrations with their effects: from seals if all are present and fresh, or else
 * measured on a shadow database. Not thread-safe.
 */
public final class MeasuredSource implements MigrationSource {

  private final Project project;
  private final Dialect dialect;
  private final Cancellation cancellation;
  private final Map<List<MigrationId>, Effects> known = new HashMap<>();

  private MeasuredSource(Project project, Dialect dialect, Cancellation cancellation) {
    this.project = project;
    this.dialect = dialect;
    this.cancellation = cancellation;
  }

  /** Opens the project's database with this source. */
  public static Deployment open(Project project, Endpoint endpoint, Stage stage) {
    return Deployment.open(
        project,
        endpoint,
        stage,
        (dialect, cancellation) -> new MeasuredSource(project, dialect, cancellation));
  }

  @Override
  public History history() {
    return project.history(dialect);
  }

  @Override
  public String means() {
    return project.seals().listing() + "\n" + project.configuration().shadow();
  }

  @Override
  public Effects effects(History history, Server server) {
    return known.computeIfAbsent(
        history.all().stream().map(Migration::id).toList(), ids -> look(history, server));
  }

  @Override
  public ProvidedObjects provided(Server server) {
    return project.configuration().shadowInit().isEmpty()
        ? ProvidedObjects.NONE
        : new EffectMeasurement(project, cancellation).provided(server);
  }

  private Effects look(History history, Server server) {
    boolean areSealed = project.seals().exists();
    List<Finding> gaps = BaselineExpansion.gaps(history);
    if (!gaps.isEmpty()) {
      var gone = new Failure.Refused(gaps);
      if (areSealed) {
        throw gone;
      }
      return new Effects.Unknown(Optional.of(gone));
    }
    StoredSeals stored = StoredSeals.read(project, history);
    return stored.isComplete()
        ? stored.effects()
        : new EffectMeasurement(project, cancellation).effects(history, server, stored);
  }
}
