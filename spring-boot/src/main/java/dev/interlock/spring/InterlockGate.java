package dev.interlock.spring;

import dev.interlock.Interlock;
import dev.interlock.apply.RequiredObjects;
import dev.interlock.event.Event;
import dev.interlock.event.text.Line;
import dev.interlock.event.text.Narrator;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.gate.platform.PlatformName;
import dev.interlock.ledger.RunOutcome;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * The gate of a deploy inside the application: environment contract, production guard, migrations,
 * required objects. It passes before any bean uses the database, or the context does not start.
 * Thread-safe after the start.
 */
public final class InterlockGate implements InitializingBean, DisposableBean {

  private static final Log LOG = LogFactory.getLog("dev.interlock");

  private final Supplier<SpringProject> reading;
  private final Optional<String> allowedProduction;
  private final Predicate<PlatformName> isByHand;
  private final List<GateReport.Migrated> migrated = new ArrayList<>();
  private int warnings;
  private @Nullable SpringProject project;
  private GateReport report = new GateReport(Duration.ZERO, List.of(), 0);

  /**
   * @param reading reads the configuration; may throw a {@link Failure}
   * @param allowedProduction the production database that a start by hand may change
   * @param isByHand whether a person may have started the application on such a platform
   */
  InterlockGate(
      Supplier<SpringProject> reading,
      Optional<String> allowedProduction,
      Predicate<PlatformName> isByHand) {
    this.reading = reading;
    this.allowedProduction = allowedProduction;
    this.isByHand = isByHand;
  }

  /**
   * Lets the application pass.
   *
   * @throws InterlockStartException if it must not start; its text says what was changed
   */
  @Override
  public void afterPropertiesSet() {
    long start = System.nanoTime();
    try {
      SpringProject read = reading.get();
      project = read;
      check(read);
      try (Interlock interlock = read.open(this::on)) {
        guard(read, interlock);
        Plan done = interlock.upgrade(new Goal.Head());
        require(read, interlock);
        if (interlock.hasRecorded()) {
          interlock.record(RunOutcome.STARTED, Optional.empty());
        }
        report = new GateReport(Duration.ofNanos(System.nanoTime() - start), migrated, warnings);
        LOG.info(
            "%s in %d ms"
                .formatted(
                    done.isEmpty()
                        ? "the database is up to date, nothing to do"
                        : "the database is migrated: " + migrated.size() + " applied",
                    report.took().toMillis()));
      }
    } catch (Failure e) {
      SpringProject known = project;
      throw new InterlockStartException(e, known == null ? text -> text : known.redactor()::redact);
    }
  }

  private void check(SpringProject read) {
    read.configured().configuration().warnings().forEach(this::notice);
    List<Finding> findings =
        read.configured().configuration().environment().check(read.configured().environment());
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new Failure.Misconfigured(errors);
    }
    findings.forEach(this::notice);
  }

  /** A start on the machine of a developer must not migrate production by accident. */
  private void guard(SpringProject read, Interlock interlock) {
    boolean isHeld =
        isByHand.test(read.configured().platform().name())
            && (read.configured()
                    .configuration()
                    .production()
                    .covers(read.configured().urls().orElseThrow().url().url())
                || interlock.isGuarded());
    String name = interlock.server().database();
    if (isHeld && !allowedProduction.equals(Optional.of(name))) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.PRODUCTION_GUARD,
                  "`%s` is marked as production, and this start would change it.".formatted(name))
              .help(
                  "Set `%s=%s` if that is what you want."
                      .formatted(InterlockProperties.ALLOW_PRODUCTION, name)));
    }
  }

  private static void require(SpringProject read, Interlock interlock) {
    RequiredObjects required = read.configured().configuration().required();
    List<Finding> missing = required.isEmpty() ? List.of() : interlock.missing(required);
    if (!missing.isEmpty()) {
      var refusal =
          new Failure.Refused(
              missing.stream()
                  .map(finding ->
                      finding.note("the database is at the head; the application was not started"))
                  .toList());
      interlock.record(RunOutcome.REFUSED, Optional.of(refusal));
      throw refusal;
    }
  }

  private void on(Event event) {
    if (event instanceof Event.Finished(var migration, var position, Duration took)) {
      migrated.add(new GateReport.Migrated(migration.migration().id().toString(), took));
    }
    if (event instanceof Event.Noticed(Finding finding)) {
      notice(finding);
    } else {
      log(Narrator.line(event));
    }
  }

  private void notice(Finding finding) {
    warnings += finding.severity() == Severity.NOTE ? 0 : 1;
    log(Narrator.finding(finding));
    finding
        .notes()
        .forEach(
            note -> log(new Line(Line.Level.of(finding.severity()), note, java.util.Map.of())));
    finding.help().ifPresent(help -> log(Line.info("help: " + help)));
  }

  private void log(Line line) {
    SpringProject known = project;
    String text = known == null ? line.message() : known.redactor().redact(line.message());
    switch (line.level()) {
      case DEBUG -> LOG.debug(text);
      case INFO -> LOG.info(text);
      case WARN -> LOG.warn(text);
      case ERROR -> LOG.error(text);
    }
  }

  /** Returns the work of the gate at the start. */
  public GateReport report() {
    return report;
  }

  /**
   * Asks the database on a session of its own.
   *
   * @throws Failure.Unavailable if it does not answer
   */
  <T> T ask(Function<Interlock, T> question) {
    SpringProject known = project;
    if (known == null) {
      throw new IllegalStateException("the gate has not passed");
    }
    try (Interlock interlock = known.open(event -> {})) {
      return question.apply(interlock);
    }
  }

  /** Hides the secrets of the application in a text. */
  String redact(String text) {
    SpringProject known = project;
    return known == null ? text : known.redactor().redact(text);
  }

  @Override
  public void destroy() {
    SpringProject known = project;
    if (known != null) {
      known.close();
    }
  }
}
