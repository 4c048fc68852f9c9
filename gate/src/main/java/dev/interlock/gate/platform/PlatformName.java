package dev.interlock.gate.platform;

/**
 * The platforms that a deploy can run on, including continuous integration services and {@link
 * #NONE}.
 */
public enum PlatformName {
  RAILWAY("Railway"),
  RENDER("Render"),
  FLY("Fly.io"),
  HEROKU("Heroku"),
  VERCEL("Vercel"),
  NETLIFY("Netlify"),
  GITHUB_ACTIONS("GitHub Actions"),
  GITLAB_CI("GitLab CI"),
  CI("continuous integration"),
  KUBERNETES("Kubernetes"),
  DOCKER("Docker"),
  NONE("no platform");

  private final String title;

  PlatformName(String title) {
    this.title = title;
  }

  /** Returns the name in the provider's spelling. */
  public String title() {
    return title;
  }

  /**
   * Whether the platform runs services, so that a missing database URL is a mistake and not a
   * development setup.
   */
  public boolean isHosting() {
    return switch (this) {
      case RAILWAY, RENDER, FLY, HEROKU, VERCEL, NETLIFY, KUBERNETES -> true;
      case GITHUB_ACTIONS, GITLAB_CI, CI, DOCKER, NONE -> false;
    };
  }

  /**
   * Whether a person may have started this process. In a plain container only a terminal
   * distinguishes a person from a start command.
   */
  public boolean isByHand(boolean isTerminal) {
    return switch (this) {
      case NONE -> true;
      case DOCKER -> isTerminal;
      case RAILWAY, RENDER, HEROKU, FLY, KUBERNETES, VERCEL, NETLIFY -> false;
      case GITHUB_ACTIONS, GITLAB_CI, CI -> false;
    };
  }

  /**
   * Whether the platform ends a service that does not open its port in time (Heroku Dev Center,
   * error R10). On others an open port may count as ready, and nothing asks for it before.
   */
  public boolean needsOpenPort() {
    return this == HEROKU;
  }

  /**
   * Returns the format that suits the platform's log view (Railway and Kubernetes search in JSON
   * fields).
   */
  public LogFormat logFormat() {
    return switch (this) {
      case RAILWAY, KUBERNETES, FLY -> LogFormat.JSON;
      case RENDER, HEROKU, VERCEL, NETLIFY, GITHUB_ACTIONS, GITLAB_CI, CI, DOCKER, NONE ->
          LogFormat.PLAIN;
    };
  }
}
