package dev.interlock.cli.command;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Shadow;
import dev.interlock.effect.Seal;
import dev.interlock.history.History;
import dev.interlock.json.SealFolder;
import dev.interlock.replay.Replay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The seals of a project: in the folder {@code seal} beside its first folder of migrations. */
final class Seals {

  private static final String NAME = "seal";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Seals() {}

  static SealFolder of(Project project) {
    Path migrations = Path.of(project.configuration().migrations().value().getFirst()).normalize();
    Path shown =
        Optional.ofNullable(migrations.getParent())
            .map(parent -> parent.resolve(NAME))
            .orElseGet(() -> Path.of(NAME));
    return new SealFolder(project.folder().resolve(shown), shown.toString());
  }

  /** What a replay of the whole history saw, and on which server. */
  record Replayed(Replay.Outcome outcome, List<Seal> seals) {

    /** A second shadow reads everything each time, if the first lost sight of something. */
    static Replayed of(Project project, History history) {
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

    private static ConnectSettings settings() {
      return new ConnectSettings(Deployment.run(), PATIENCE, Optional.empty(), why -> {});
    }
  }
}
