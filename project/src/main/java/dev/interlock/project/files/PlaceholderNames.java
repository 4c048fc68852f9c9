package dev.interlock.project.files;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.event.Event;
import dev.interlock.history.Placeholders;
import dev.interlock.history.Placeholders.Value;
import dev.interlock.project.options.ProjectOptions;
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

  private final ProjectOptions options;
  private final Dialect dialect;
  private Optional<Map<String, String>> known = Optional.empty();

  private PlaceholderNames(ProjectOptions options, Dialect dialect) {
    this.options = options;
    this.dialect = dialect;
  }

  static Placeholders of(ProjectOptions options, Dialect dialect) {
    return options
        .placeholders()
        .withDefault("timestamp", Value.passing(TIMESTAMP.format(options.started())))
        .withDefault("workingDirectory", Value.plain(options.folder().toString()))
        .asking(new PlaceholderNames(options, dialect));
  }

  @Override
  public synchronized Optional<String> find(String name) {
    if (known.isEmpty()) {
      known = Optional.of(folded(ask()));
    }
    return Optional.ofNullable(known.get().get(name));
  }

  private Map<String, String> ask() {
    return options
        .database()
        .map(DatabaseUrlChoice::url)
        .map(CandidateUrl::url)
        .filter(dialect::speaks)
        .map(url -> dialect.sessionNames(url, settings()))
        .orElse(Map.of());
  }

  private ConnectSettings settings() {
    return options.connection(why -> options.listener().on(new Event.Noticed(why)));
  }

  private static Map<String, String> folded(Map<String, String> names) {
    var folded = new HashMap<String, String>();
    names.forEach((name, value) -> folded.put(Placeholders.folded(name), value));
    return folded;
  }
}
