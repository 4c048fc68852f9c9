package dev.interlock.url;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.List;

/** What a text is as a URL. */
final class TestUrls {

  private TestUrls() {}

  static PostgresqlUrl postgresql(String text) {
    return (PostgresqlUrl) DatabaseUrlParser.parse(text);
  }

  /** Of one that is refused. */
  static List<Finding> problems(String text) {
    return catchThrowableOfType(Failure.Misconfigured.class, () -> DatabaseUrlParser.parse(text))
        .findings();
  }
}
