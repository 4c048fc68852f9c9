package dev.interlock.platform;

/** The places a deploy may run in; a continuous integration service is one, and nothing is one. */
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

  /** As the provider writes it. */
  public String title() {
    return title;
  }

  /** Whether it runs services, so that a missing database URL is a mistake and not development. */
  public boolean isHosting() {
    return switch (this) {
      case RAILWAY, RENDER, FLY, HEROKU, VERCEL, NETLIFY, KUBERNETES -> true;
      case GITHUB_ACTIONS, GITLAB_CI, CI, DOCKER, NONE -> false;
    };
  }

  /** What the platform's log view reads best (Railway and Kubernetes search in JSON fields). */
  public LogFormat logFormat() {
    return switch (this) {
      case RAILWAY, KUBERNETES, FLY -> LogFormat.JSON;
      case RENDER, HEROKU, VERCEL, NETLIFY, GITHUB_ACTIONS, GITLAB_CI, CI, DOCKER, NONE ->
          LogFormat.PLAIN;
    };
  }
}
