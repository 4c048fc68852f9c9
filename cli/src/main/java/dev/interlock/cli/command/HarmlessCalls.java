package dev.interlock.cli.command;

import dev.interlock.cli.project.Deployment;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.gate.platform.PlatformName;
import dev.interlock.gate.platform.Stage;
import dev.interlock.gate.verify.http.ServiceAddress;

/**
 * Decides whether calls that may change something are harmless: the service runs on this machine,
 * and its database is known not to be production, neither by the configuration nor by its own mark.
 */
record HarmlessCalls(Project project) {

  boolean allowed(ServiceAddress service) {
    if (!service.isLocal()) {
      return false;
    }
    return project
        .urls()
        .map(urls -> !project.configuration().production().covers(urls.url().url()) && !isMarked())
        .orElseGet(this::hasDeveloperDatabase);
  }

  /** Without a URL, `run` uses the embedded PostgreSQL, except on a platform. */
  private boolean hasDeveloperDatabase() {
    return project.configuration().embedded() || project.platform().name() == PlatformName.NONE;
  }

  /** A database whose mark cannot be read counts as marked. */
  private boolean isMarked() {
    try (var deployment = Deployment.open(project, Endpoint.of(project), Stage.HOOK)) {
      return deployment.interlock().isGuarded();
    } catch (Failure unknown) {
      project
          .log()
          .say(
              "whether the database is production is not known: "
                  + unknown.findings().getFirst().message());
      return true;
    }
  }
}
