package dev.interlock.project.shadow;

import dev.interlock.effect.Seal;
import dev.interlock.finding.Finding;
import dev.interlock.replay.Replay;
import java.util.List;

/**
 * The result of the replay of a whole history.
 *
 * @param server product and major version of the server
 * @param stubs findings about extensions that a stub replaced
 */
public record Replayed(Replay.Outcome outcome, String server, List<Finding> stubs) {

  public Replayed {
    stubs = List.copyOf(stubs);
  }

  /** One seal for each migration that ran, in apply order. */
  public List<Seal> seals() {
    return outcome.effects().stream().map(effect -> new Seal(server, effect)).toList();
  }

  /** The errors that stop the history before its end; those of undo scripts do not. */
  public List<Finding> obstacles() {
    return outcome.obstacle().stream().toList();
  }
}
