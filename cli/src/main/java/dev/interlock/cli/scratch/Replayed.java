package dev.interlock.cli.scratch;

import dev.interlock.cli.project.Project;
import dev.interlock.dialect.Shadow;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Code;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.replay.Replay;
import java.util.List;
import java.util.Optional;

/**
 * What a replay of a whole history saw, and on which server.
 *
 * @param stubs what is to be said of extensions that were not really there
 */
public record Replayed(Replay.Outcome outcome, List<Seal> seals, List<Finding> stubs) {

  public Replayed {
    seals = List.copyOf(seals);
    stubs = List.copyOf(stubs);
  }

  /** A second shadow reads everything each time, if the first lost sight of something. */
  public static Replayed of(Project project, History history) {
    try (var scratch = new Scratch(project)) {
      var stubs = new StubFindings(history, scratch.stubs());
      return replay(history, shadow(scratch), stubs)
          .or(() -> {
            Shadow thorough = shadow(scratch);
            thorough.lookAtEverything();
            return replay(history, thorough, stubs);
          })
          .orElseThrow(() -> new IllegalStateException("two looks at one schema differ"));
    }
  }

  private static Shadow shadow(Scratch scratch) {
    return scratch.dialect().shadow(scratch.database(), scratch.settings());
  }

  private static Optional<Replayed> replay(History history, Shadow opened, StubFindings stubs) {
    try (var shadow = opened) {
      return Replay.of(history, shadow).map(outcome -> of(outcome, shadow.server(), stubs));
    }
  }

  private static Replayed of(Replay.Outcome outcome, String server, StubFindings stubs) {
    return new Replayed(
        outcome,
        outcome.effects().stream().map(effect -> new Seal(server, effect)).toList(),
        stubs.of(outcome.effects()));
  }

  /** Why the history does not run to its end; undo scripts are no obstacle. */
  public List<Finding> obstacles() {
    return outcome.findings().stream()
        .filter(finding -> finding.isError() && finding.code() != Code.UNDO_INCOMPLETE)
        .toList();
  }
}
