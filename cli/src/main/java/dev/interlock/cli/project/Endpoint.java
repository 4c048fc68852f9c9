package dev.interlock.cli.project;

import dev.interlock.embedded.DeveloperDatabase;
import dev.interlock.embedded.EmbeddedPostgresException;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.platform.PlatformName;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlChoice;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.Secret;
import dev.interlock.url.UrlOrigin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The database that a command works on.
 *
 * @param developer the embedded PostgreSQL, if the command works on it
 */
public record Endpoint(DatabaseUrlChoice urls, Optional<DeveloperDatabase> developer) {

  private static final String DEVELOPER_DATABASE = "app";

  /**
   * Platforms that run no service. On all others a missing URL is a mistake, because a service must
   * not start on an empty database.
   */
  private static final Set<PlatformName> MAY_BE_EMBEDDED =
      Set.of(
          PlatformName.NONE, PlatformName.CI, PlatformName.GITHUB_ACTIONS, PlatformName.GITLAB_CI);

  /**
   * Returns the configured database, or the one that the environment names; without both, the
   * project's own embedded PostgreSQL.
   *
   * @throws Failure.Misconfigured on a platform that needs a database URL, if none is set
   */
  public static Endpoint of(Project project) {
    return project
        .urls()
        .map(urls -> new Endpoint(urls, Optional.empty()))
        .orElseGet(() -> embedded(project));
  }

  /** The URL that was chosen first; only opening it shows which one is used. */
  public DatabaseUrl url() {
    return urls.url().url();
  }

  private static Endpoint embedded(Project project) {
    if (!project.configuration().embedded()
        && !MAY_BE_EMBEDDED.contains(project.platform().name())) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.NO_DATABASE,
                  "no database URL is set, and on %s there must be one."
                      .formatted(project.platform().describe()))
              .help(
                  "Set `DATABASE_URL` for this service; to use the embedded PostgreSQL anyway, pass `--database embedded`."));
    }
    try {
      var database =
          DeveloperDatabase.open(
              PostgresBinaries.onClassPath(), project.folder(), DEVELOPER_DATABASE);
      project.log().say("no database URL: using the embedded PostgreSQL in " + database.folder());
      String url = database.connectionUrl();
      var candidate =
          new CandidateUrl(
              DatabaseUrlParser.parse(url),
              new UrlOrigin.Variable("embedded PostgreSQL"),
              new Secret(url));
      var only = new DatabaseUrlChoice(candidate, List.of(), Optional.empty());
      return new Endpoint(only, Optional.of(database));
    } catch (EmbeddedPostgresException e) {
      throw new Failure.Unavailable(
          Finding.error(Code.CONNECTION_FAILED, String.valueOf(e.getMessage())).help(e.help()), e);
    }
  }
}
