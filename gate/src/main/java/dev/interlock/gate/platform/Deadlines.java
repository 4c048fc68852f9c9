package dev.interlock.gate.platform;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The time limits for migrations on a platform, well below the platform's own limits, so that there
 * is time to cancel, roll back and report the remaining work.
 *
 * <table>
 * <caption>The platforms' own limits</caption>
 * <tr><td>Railway</td><td>hook: none documented; start: the health check's window, 300 s</td></tr>
 * <tr><td>Render</td><td>hook: 30 min; start: 15 min of failed health checks</td></tr>
 * <tr><td>Fly.io</td><td>hook: 5 min; start: {@code wait_timeout}, 5 min</td></tr>
 * <tr><td>Heroku</td><td>hook: 1 h; start: a web dyno must bind its port within 60 s</td></tr>
 * <tr><td>Vercel</td><td>build: 45 min</td></tr>
 * <tr><td>Netlify</td><td>build: 15 min</td></tr>
 * </table>
 *
 * @param hook the limit in a separate hook; empty for no deadline
 * @param start the limit in the start command; empty for no deadline
 */
public record Deadlines(Optional<Duration> hook, Optional<Duration> start) {

  /** No deadlines. */
  public static final Deadlines NONE = new Deadlines(Optional.empty(), Optional.empty());

  private static final String RAILWAY_WINDOW = "RAILWAY_HEALTHCHECK_TIMEOUT_SEC";
  private static final Duration RAILWAY_DEFAULT_WINDOW = Duration.ofMinutes(5);

  static Deadlines of(PlatformName platform, Map<String, String> environment) {
    return switch (platform) {
      case RAILWAY -> new Deadlines(Optional.empty(), Optional.of(railwayStart(environment)));
      case RENDER -> both(Duration.ofMinutes(25), Duration.ofMinutes(12));
      case FLY -> both(Duration.ofMinutes(4), Duration.ofMinutes(4));
      case HEROKU -> heroku(environment);
      case VERCEL -> both(Duration.ofMinutes(40), Duration.ofMinutes(40));
      case NETLIFY -> both(Duration.ofMinutes(13), Duration.ofMinutes(13));
      case GITHUB_ACTIONS, GITLAB_CI, CI, KUBERNETES, DOCKER, NONE -> NONE;
    };
  }

  /** Returns four fifths of the health check's window: the service also needs time to start. */
  private static Duration railwayStart(Map<String, String> environment) {
    Duration window =
        Optional.ofNullable(environment.get(RAILWAY_WINDOW))
            .filter(seconds -> seconds.matches("[1-9]\\d{0,5}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(RAILWAY_DEFAULT_WINDOW);
    // Duration's own multiplication loads BigDecimal, which costs a start some milliseconds.
    return Duration.ofMillis(window.toMillis() * 4 / 5);
  }

  /**
   * Returns Heroku's deadlines. Only a web dyno must bind a port in time; workers and one-off dynos
   * have no limit at start.
   */
  private static Deadlines heroku(Map<String, String> environment) {
    boolean web = environment.getOrDefault("DYNO", "").startsWith("web");
    return new Deadlines(
        Optional.of(Duration.ofMinutes(55)),
        web ? Optional.of(Duration.ofSeconds(50)) : Optional.empty());
  }

  private static Deadlines both(Duration hook, Duration start) {
    return new Deadlines(Optional.of(hook), Optional.of(start));
  }
}
