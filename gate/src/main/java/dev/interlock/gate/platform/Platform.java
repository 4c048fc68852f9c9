package dev.interlock.gate.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The platform that Interlock runs on.
 *
 * @param name its name
 * @param signs the variables and paths that identified it, in the order tested; empty for {@link
 *     PlatformName#NONE}
 * @param stage the stage of the deploy, if the platform reports it
 * @param deadlines the time limits for migrations
 * @param deploy the platform's names for this deploy
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

  /** Whether the platform reports that this process is its release or pre-deploy hook. */
  public boolean isHook() {
    return stage.equals(Optional.of(Stage.HOOK));
  }

  /**
   * Returns the time after which Interlock stops, before the platform kills the process.
   *
   * @param presumed the stage that the command implies; a stage reported by the platform takes
   *     precedence
   * @return empty for no deadline
   */
  public Optional<Duration> deadline(Stage presumed) {
    return switch (stage.orElse(presumed)) {
      case HOOK -> deadlines.hook();
      case START -> deadlines.start();
    };
  }

  /** Returns the name and the signs for the log, such as {@code Fly.io (FLY_MACHINE_ID)}. */
  public String describe() {
    return signs.isEmpty() ? name.title() : name.title() + " (" + String.join(", ", signs) + ")";
  }
}
