package dev.interlock.url;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.List;

/** Parses URLs for tests. */
final class TestUrls {

  private TestUrls() {}

  static PostgresqlUrl postgresql(String text) {
    return (PostgresqlUrl) DatabaseUrlParser.parse(text);
  }

  /** Returns the findings for a URL that is refused. */
  static List<Finding> problems(String text) {
    return catchThrowableOfType(Failure.Misconfigured.class, () -> DatabaseUrlParser.parse(text))
        .findings();
  }
}
