package dev.interlock;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Server.Pooling;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.DatabaseUrlChoice;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens the database past a pooler if a URL for that is known and proven to lead to the same
 * database; otherwise like the service.
 */
public final class TargetChoice {

  /** Connect timeout for alternatives, which are not worth a wait. */
  private static final Duration SHORT = Duration.ofSeconds(3);

  private final Dialect dialect;
  private final ConnectSettings settings;
  private final Consumer<Finding> notices;

  /**
   * Creates a choice for one opening.
   *
   * @param notices receives a finding for each URL that was not used, with the reason
   */
  public TargetChoice(Dialect dialect, ConnectSettings settings, Consumer<Finding> notices) {
    this.dialect = dialect;
    this.settings = settings;
    this.notices = notices;
  }

  /**
   * Opens one of the URLs.
   *
   * @throws Failure.Unavailable if the service's own URL, or the only one, cannot be opened
   */
  public Target open(DatabaseUrlChoice urls) {
    return urls.pooled()
        .map(service -> preferDirect(urls.url(), service))
        .orElseGet(() -> perhapsDirect(urls));
  }

  /** Opens a direct URL that the environment names in addition to the service's own. */
  private Target preferDirect(CandidateUrl direct, CandidateUrl service) {
    Target ofService = connect(service, settings);
    return direct(direct, ofService).orElse(ofService);
  }

  /** Opens the only URL. If it leads through a pooler, tries the URLs known to bypass it. */
  private Target perhapsDirect(DatabaseUrlChoice urls) {
    Target given = connect(urls.url(), settings);
    if (given.server().pooling() == Pooling.DIRECT) {
      return given;
    }
    return urls.unpooled().stream()
        .flatMap(candidate -> direct(candidate, given).stream())
        .findFirst()
        .orElse(given);
  }

  /** Opens the candidate, if it is the same database as the service's. */
  private Optional<Target> direct(CandidateUrl candidate, Target service) {
    try {
      var hasty =
          new ConnectSettings(
              settings.run(),
              SHORT,
              settings.ledgerSchema(),
              settings.foreignLedgers(),
              finding -> {});
      Target target = connect(candidate, hasty);
      if (target.isSameDatabase(service)) {
        service.close();
        return Optional.of(target);
      }
      target.close();
      notices.accept(notTaken(candidate, "it names a different database than the service's URL"));
    } catch (Failure.Unavailable e) {
      notices.accept(notTaken(candidate, e.findings().getFirst().message()));
    } catch (StepFailure e) {
      notices.accept(notTaken(candidate, e.said().message()));
    }
    return Optional.empty();
  }

  private Target connect(CandidateUrl candidate, ConnectSettings how) {
    return dialect.connect(candidate.url(), how);
  }

  private static Finding notTaken(CandidateUrl candidate, String why) {
    return Finding.warning(
            Code.OTHER_DATABASE,
            "`%s` is not used; the migrations use the service's own URL."
                .formatted(candidate.origin().name()))
        .as(Severity.WARNING)
        .note(why)
        .help("Correct the variable, or unset it.");
  }
}
