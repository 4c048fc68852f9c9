package dev.interlock.cli.scratch;

import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Dialects;
import dev.interlock.cli.project.Project;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Shadow;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.replay.Replay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a replay of a whole history saw, and on which server. */
public record Replayed(Replay.Outcome outcome, List<Seal> seals) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public Replayed {
    seals = List.copyOf(seals);
  }

  /** A second shadow reads everything each time, if the first lost sight of something. */
  public static Replayed of(Project project, History history) {
    Dialect dialect = Dialects.configured(project);
    try (var scratch = new Scratch(dialect)) {
      return replay(history, dialect.shadow(scratch.database(), settings()))
          .or(() -> {
            Shadow thorough = dialect.shadow(scratch.database(), settings());
            thorough.lookAtEverything();
            return replay(history, thorough);
          })
          .orElseThrow(() -> new IllegalStateException("two looks at one schema differ"));
    }
  }

  private static Optional<Replayed> replay(History history, Shadow opened) {
    try (var shadow = opened) {
      return Replay.of(history, shadow).map(outcome -> of(outcome, shadow.server()));
    }
  }

  private static Replayed of(Replay.Outcome outcome, String server) {
    return new Replayed(
        outcome, outcome.effects().stream().map(effect -> new Seal(server, effect)).toList());
  }

  /** Why the history does not run to its end; undo scripts are no obstacle. */
  public List<Finding> obstacles() {
    return outcome.findings().stream()
        .filter(finding -> finding.isError() && finding.code() != Code.UNDO_INCOMPLETE)
        .toList();
  }

  private static ConnectSettings settings() {
    return new ConnectSettings(Deployment.run(), PATIENCE, Optional.empty(), why -> {});
  }
}
