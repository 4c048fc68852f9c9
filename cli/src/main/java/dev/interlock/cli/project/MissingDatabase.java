package dev.interlock.cli.project;

import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.Invocation;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.project.options.Dialects;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.url.DatabaseUrl;
import java.util.Optional;

/**
 * Creates a database that its server lacks, if the command line asks for it. In production a
 * missing database is a wrong URL rather than a new service, so the command line has to name it.
 */
public record MissingDatabase(Invocation invocation, Project project) {

  public static final Flag.Switch FLAG =
      new Flag.Switch("create-database", "create the database if its server lacks it");

  /**
   * Creates the database if the flag is given.
   *
   * @throws Failure.Misconfigured if the configuration marks it as production
   * @throws Failure.Unavailable if the server cannot be reached or does not allow it
   */
  public void create(Endpoint endpoint) {
    if (!invocation.arguments().has(FLAG)) {
      return;
    }
    DatabaseUrl url = endpoint.url();
    requireNoProduction(url);
    var settings =
        new ConnectSettings(
            ProjectOptions.run(),
            project.configuration().connectWait().value(),
            Optional.empty(),
            project.log()::report);
    if (Dialects.of(url).createIfMissing(url, settings)) {
      project.log().say("created the database of " + url.redacted());
    }
  }

  private void requireNoProduction(DatabaseUrl url) {
    if (project.configuration().production().covers(url)
        && invocation.arguments().value(ProductionGuard.FLAG).isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.PRODUCTION_GUARD,
                  "`%s` is marked as production, where no database is created by itself."
                      .formatted(url.redacted()))
              .help(
                  "Remove `--create-database`, or add `--production NAME` with the database's name."));
    }
  }
}
