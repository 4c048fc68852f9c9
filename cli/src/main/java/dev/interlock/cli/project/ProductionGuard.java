package dev.interlock.cli.project;

import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.Invocation;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.Optional;

/**
 * Lets a command that a person runs change a production database only if the command names it, so
 * that no test run hits production by accident. On a platform nothing runs by hand, and nothing is
 * asked.
 */
public record ProductionGuard(Invocation invocation) {

  public static final Flag.Value<String> FLAG =
      new Flag.Value<>(
          "production", "NAME", "allow the change of the production database NAME", word -> word);

  /**
   * Checks the mark in the configuration and the one in the database.
   *
   * @throws Failure.Misconfigured unless the database was named
   */
  public void check(Deployment deployment) {
    if (deployment.project().platform().name().isByHand(Terminal.isInteractive())) {
      checkAlways(deployment);
    }
  }

  /**
   * Checks also without a person, for commands that a start command never needs.
   *
   * @throws Failure.Misconfigured as in {@link #check}
   */
  public void checkAlways(Deployment deployment) {
    if (!isProduction(deployment)) {
      return;
    }
    String name = deployment.interlock().server().database();
    Optional<String> given = invocation.arguments().value(FLAG);
    if (given.isEmpty() && Terminal.isInteractive()) {
      given =
          Terminal.ask(
              "`%s` is a production database. Type its name to continue: ".formatted(name));
    }
    if (!given.equals(Optional.of(name))) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.PRODUCTION_GUARD,
                  "`%s` is marked as production, and this command would change it.".formatted(name))
              .help("Add `--production %s` if that is what you want.".formatted(name)));
    }
  }

  private static boolean isProduction(Deployment deployment) {
    return deployment.project().configuration().production().covers(deployment.url())
        || deployment.interlock().isGuarded();
  }
}
