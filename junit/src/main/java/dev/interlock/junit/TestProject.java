package dev.interlock.junit;

import dev.interlock.Interlock;
import dev.interlock.apply.Cancellation;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Severity;
import dev.interlock.finding.text.FindingText;
import dev.interlock.finding.text.Ink;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.platform.Stage;
import dev.interlock.project.MigrationProject;
import dev.interlock.project.configuration.ConfigurationKey;
import dev.interlock.project.configuration.ConfiguredProject;
import dev.interlock.project.configuration.Overrides;
import dev.interlock.project.options.Dialects;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.DatabaseUrlChoice;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.UrlOrigin;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The migrations under test, with their configuration. Whatever database the configuration or the
 * environment names is replaced by that of the test.
 */
record TestProject(ConfiguredProject configured, Redactor redactor) {

  private static final System.Logger LOG = System.getLogger("dev.interlock.junit");

  /**
   * Reads the configuration.
   *
   * @param migrations folders instead of the configured ones; empty for those
   * @throws DatabaseFailure if it is wrong
   */
  static TestProject read(Path folder, List<String> migrations) {
    Map<String, String> values = new HashMap<>();
    values.put(ConfigurationKey.DATABASE.path(), "embedded");
    if (!migrations.isEmpty()) {
      values.put(ConfigurationKey.MIGRATIONS.path(), String.join(",", migrations));
    }
    try {
      var configured =
          ConfiguredProject.read(
              folder,
              Optional.empty(),
              Optional.empty(),
              System.getenv(),
              new Overrides(Overrides.Kind.PROPERTIES, values));
      return new TestProject(configured, configured.redactor());
    } catch (Failure e) {
      throw new DatabaseFailure(e, text -> text);
    }
  }

  /**
   * Opens a database, and closes it after the work.
   *
   * @throws DatabaseFailure if it cannot be opened or the work fails
   */
  <T> T with(PostgresqlUrl url, Function<Interlock, T> work) {
    var candidate = new CandidateUrl(url, new UrlOrigin.Variable("test database"), url.uri());
    var urls = new DatabaseUrlChoice(candidate, List.of(), Optional.empty());
    Listener listener = this::log;
    ProjectOptions options =
        configured
            .on(urls)
            .options(
                true,
                redactor,
                LocalDateTime.now(ZoneId.systemDefault()),
                listener,
                new Cancellation());
    try (Interlock interlock =
        Interlock.at(Dialects.of(url), urls)
            .settings(configured.settings(Stage.HOOK, options))
            .listener(listener)
            .open(MigrationProject.of(options).source())) {
      return work.apply(interlock);
    } catch (Failure e) {
      throw new DatabaseFailure(e, redactor::redact);
    }
  }

  private void log(Event event) {
    if (event instanceof Event.Noticed(var finding) && finding.severity() != Severity.NOTE) {
      String text = String.join("\n", new FindingText(Ink.NONE).lines(finding));
      LOG.log(System.Logger.Level.WARNING, redactor.redact(text));
    }
  }
}
