package dev.interlock.gate.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Recognises the platform by several signs, so that one missing variable does not mislead. */
public final class PlatformRecogniser {

  private static final Platform NONE =
      new Platform(
          PlatformName.NONE, List.of(), Optional.empty(), Deadlines.NONE, DeployIdentity.UNKNOWN);

  private PlatformRecogniser() {}

  /**
   * Returns the first platform whose signs are present: providers first, then continuous
   * integration, Kubernetes and Docker, on which any of the others may run.
   *
   * @param exists tests whether a path exists, usually {@code Files::exists}
   */
  public static Platform recognise(Map<String, String> environment, Predicate<Path> exists) {
    for (Signature signature : Signature.ALL) {
      List<String> signs = signature.found(environment, exists);
      if (!signs.isEmpty()) {
        return platform(signature.name(), signs, environment);
      }
    }
    return NONE;
  }

  private static Platform platform(
      PlatformName name, List<String> signs, Map<String, String> environment) {
    return new Platform(
        name,
        signs,
        stage(name, environment),
        Deadlines.of(name, environment),
        DeployVariables.identity(name, environment));
  }

  private static Optional<Stage> stage(PlatformName name, Map<String, String> environment) {
    return switch (name) {
      case FLY -> hookIf("1".equals(environment.get("RELEASE_COMMAND")));
      case HEROKU -> hookIf(environment.getOrDefault("DYNO", "").startsWith("release"));
      // These platforms run commands only in the build.
      case VERCEL, NETLIFY -> Optional.of(Stage.HOOK);
      case RAILWAY, RENDER, GITHUB_ACTIONS, GITLAB_CI, CI, KUBERNETES, DOCKER, NONE ->
          Optional.empty();
    };
  }

  private static Optional<Stage> hookIf(boolean hook) {
    return hook ? Optional.of(Stage.HOOK) : Optional.empty();
  }
}
