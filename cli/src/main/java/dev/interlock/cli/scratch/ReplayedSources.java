package dev.interlock.cli.scratch;

import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.project.SealedSources;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.platform.Stage;
import dev.interlock.proof.Sources;
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
    var replayed = Replayed.of(project, history);
    List<Finding> obstacles = replayed.obstacles();
    if (!obstacles.isEmpty()) {
      throw new Failure.Refused(obstacles);
    }
    return SealedSources.of(history, replayed.seals());
  }
}
