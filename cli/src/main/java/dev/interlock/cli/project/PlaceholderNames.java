package dev.interlock.cli.project;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.history.Placeholders;
import dev.interlock.history.Placeholders.Value;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.DatabaseUrlChoice;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of Flyway's own placeholders in a project (ParsingContext). The database is asked at
 * most once, and only if a script has a placeholder that only a session can answer.
 */
final class PlaceholderNames implements Placeholders.SessionNames {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Project project;
  private final Dialect dialect;
  private Optional<Map<String, String>> known = Optional.empty();

  private PlaceholderNames(Project project, Dialect dialect) {
    this.project = project;
    this.dialect = dialect;
  }

  static Placeholders of(Project project, Dialect dialect) {
    return project
        .configuration()
        .placeholders()
        .withDefault("timestamp", Value.passing(TIMESTAMP.format(project.started())))
        .withDefault("workingDirectory", Value.plain(project.folder().toString()))
        .asking(new PlaceholderNames(project, dialect));
  }

  @Override
  public synchronized Optional<String> find(String name) {
    if (known.isEmpty()) {
      known = Optional.of(folded(ask()));
    }
    return Optional.ofNullable(known.get().get(name));
  }

  private Map<String, String> ask() {
    return project
        .urls()
        .map(DatabaseUrlChoice::url)
        .map(CandidateUrl::url)
        .filter(dialect::speaks)
        .map(url -> dialect.sessionNames(url, settings()))
        .orElse(Map.of());
  }

  private ConnectSettings settings() {
    return new ConnectSettings(
        Deployment.run(),
        project.configuration().connectWait().value(),
        Optional.empty(),
        project.log()::report);
  }

  private static Map<String, String> folded(Map<String, String> names) {
    var folded = new HashMap<String, String>();
    names.forEach((name, value) -> folded.put(Placeholders.folded(name), value));
    return folded;
  }
}
