package dev.interlock.postgresql.connect;

import dev.interlock.TargetChoice;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Target;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.RunId;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.url.DatabaseUrlChoice;
import dev.interlock.url.DatabaseUrlParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/** Opens targets for tests, and keeps the findings reported meanwhile. */
final class Opening {

  final List<Finding> waiting = new ArrayList<>();
  final List<Finding> notices = new ArrayList<>();
  private Duration patience = Duration.ofMillis(300);

  Opening patiently(Duration value) {
    patience = value;
    return this;
  }

  Target open(String url) {
    return new PostgresDialect().connect(DatabaseUrlParser.parse(url), settings());
  }

  Target open(Map<String, String> environment) {
    DatabaseUrlChoice urls = DatabaseUrlChoice.choose(Optional.empty(), environment).orElseThrow();
    return new TargetChoice(new PostgresDialect(), settings(), notices::add).open(urls);
  }

  Code failure(String url) {
    var failure =
        Assertions.catchThrowableOfType(Failure.Unavailable.class, () -> open(url).close());
    return failure.findings().getFirst().code();
  }

  private ConnectSettings settings() {
    return new ConnectSettings(new RunId("0123abcd"), patience, Optional.empty(), waiting::add);
  }
}
