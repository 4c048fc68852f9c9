package dev.interlock.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where Interlock runs.
 *
 * @param name which platform
 * @param signs the variables and paths that led to it, in the order tested; empty for {@link
 *     PlatformName#NONE}
 * @param stage when in the deploy, if the platform itself says so
 * @param deadlines how long migrations may take
 * @param deploy what the platform calls this deploy
 */
public record Platform(
    PlatformName name,
    List<String> signs,
    Optional<Stage> stage,
    Deadlines deadlines,
    DeployIdentity deploy) {

  public Platform {
    signs = List.copyOf(signs);
  }

  /** Whether the platform says that this process is its release or pre-deploy hook. */
  public boolean isHook() {
    return stage.equals(Optional.of(Stage.HOOK));
  }

  /**
   * The time after which to stop by ourselves, before the platform kills the process.
   *
   * @param presumed the stage that the command implies; what the platform says wins
   * @return empty for no deadline
   */
  public Optional<Duration> deadline(Stage presumed) {
    return switch (stage.orElse(presumed)) {
      case HOOK -> deadlines.hook();
      case START -> deadlines.start();
    };
  }

  /** For the log: the name and what gave it away, such as {@code Fly.io (FLY_MACHINE_ID)}. */
  public String describe() {
    return signs.isEmpty() ? name.title() : name.title() + " (" + String.join(", ", signs) + ")";
  }
}
