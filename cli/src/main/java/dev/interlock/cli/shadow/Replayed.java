package dev.interlock.cli.shadow;

import dev.interlock.cli.project.Project;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.replay.Replay;
import java.util.List;

/**
 * What a replay of a whole history saw.
 *
 * @param server on which: product and major version
 * @param stubs what is to be said of extensions that were not really there
 */
public record Replayed(Replay.Outcome outcome, String server, List<Finding> stubs) {

  public Replayed {
    stubs = List.copyOf(stubs);
  }

  /** Replays a project's history, as far as no earlier run has. */
  public static Replayed of(Project project, History history) {
    try (var replay = HistoryReplay.of(project, true)) {
      return replay.replay(history);
    }
  }

  /** One for each migration that ran, in apply order. */
  public List<Seal> seals() {
    return outcome.effects().stream().map(effect -> new Seal(server, effect)).toList();
  }

  /** Why the history does not run to its end; undo scripts are no obstacle. */
  public List<Finding> obstacles() {
    return outcome.obstacle().stream().toList();
  }
}
