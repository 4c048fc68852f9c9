package dev.interlock.cli.scratch;

import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.project.SealedSources;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.Seal;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.Unfolding;
import dev.interlock.platform.Stage;
import dev.interlock.proof.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * A project's migrations, and what they do: from their seals, or, where there are none, by a replay
 * on the spot. For commands that an operator waits for.
 */
public record ReplayedSources(Project project, SealedSources stored) implements Sources {

  /** The project's database, held against what its migrations do in any case. */
  public static Deployment open(Project project) {
    return Deployment.open(
        project, Endpoint.of(project), Stage.HOOK, stored -> new ReplayedSources(project, stored));
  }

  @Override
  public History history() {
    return stored.history();
  }

  @Override
  public boolean isSealed() {
    return true;
  }

  @Override
  public Sealed sealed(History history) {
    return stored.isSealed() ? stored.sealed(history) : replayed(history);
  }

  private Sealed replayed(History history) {
    project.log().say("there are no seals, so the migrations are replayed on a scratch database");
    var running =
        history.all().stream().filter(m -> !Unfolding.isUnfolded(history, m.id())).toList();
    var replayed = Replayed.of(project, history.withMigrations(running, List.of()));
    List<Finding> obstacles = replayed.obstacles();
    if (!obstacles.isEmpty()) {
      throw new Failure.Refused(obstacles);
    }
    return SealedSources.of(history, withBaselines(history, replayed));
  }

  /** What an unfolded baseline stands for has run by itself, so it could not run as well. */
  private static List<Seal> withBaselines(History history, Replayed replayed) {
    var byId = new HashMap<MigrationId, Seal>();
    replayed.seals().forEach(seal -> byId.put(seal.effect().id(), seal));
    var seals = new ArrayList<Seal>();
    for (Migration migration : history.all()) {
      Seal seen = byId.get(migration.id());
      seals.add(
          seen != null
              ? seen
              : new Seal(
                  replayed.server(),
                  MigrationEffect.ofNothing(migration, seals.getLast().effect().after())));
    }
    return seals;
  }
}
