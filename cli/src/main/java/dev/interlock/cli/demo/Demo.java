package dev.interlock.cli.demo;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Invocation;
import dev.interlock.embedded.EmbeddedPostgresException;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.text.Ink;
import java.lang.module.ModuleFinder;
import java.net.http.HttpClient;
import java.time.Duration;

/** Demonstrates Interlock with a service, on a database that is removed afterwards. */
public final class Demo {

  private Demo() {}

  /**
   * Runs the demo.
   *
   * @param all the five stories of {@code examples/cases}, in place of one deploy
   * @return {@link ExitStatus#DONE} only if every step went as described
   * @throws Failure if the demo cannot start
   */
  public static ExitStatus tell(Invocation invocation, boolean all) {
    var distribution = Distribution.current();
    var ink = Ink.of(invocation.environment(), invocation.options().color());
    var page = new Page(invocation.out(), ink);
    try {
      if (all) {
        new Cases(distribution, invocation, page).tell();
      } else {
        tour(distribution, invocation, page);
      }
      return ExitStatus.DONE;
    } catch (NotAsTold e) {
      page.failed(e.getMessage() + " That is not what this demo promises.");
      return ExitStatus.UNVERIFIED;
    } catch (EmbeddedPostgresException e) {
      throw new Failure.Unavailable(
          Finding.error(Code.CONNECTION_FAILED, String.valueOf(e.getMessage())).help(e.help()), e);
    }
  }

  private static void tour(Distribution distribution, Invocation invocation, Page page) {
    requireCompiler();
    var example = distribution.example("todo-service");
    try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        var workshop = Workshop.open(distribution, example, invocation.environment())) {
      workshop.project().add(distribution.driver());
      new Story(workshop, page, client).tell();
    }
  }

  private static void requireCompiler() {
    if (ModuleFinder.ofSystem().find("jdk.compiler").isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.USAGE,
                  "`%s` is a Java without a compiler, which the demo's service needs."
                      .formatted(System.getProperty("java.home")))
              .help("Name a JDK in INTERLOCK_JAVA_HOME."));
    }
  }
}
