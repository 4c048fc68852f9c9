package dev.interlock.cli.report;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.output.Log;
import dev.interlock.cli.output.PlanText;
import dev.interlock.cli.output.ProgramVersion;
import dev.interlock.cli.output.StepTimes;
import dev.interlock.dialect.Server;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.event.Event;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.report.Report;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.SqliteUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects the facts of one run of a command. Removes secrets only at the end, when the redactor
 * knows all of them. Thread-safe.
 */
public final class RunReport {

  private final Log log;
  private final String command;
  private final String platform;
  private final String folder;
  private final Redactor redactor;
  private final Instant started = Instant.now();
  private final StepTimes times;
  private final boolean isSchemaDrawn;
  private final List<String> sentences = new ArrayList<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private Plan plan = Plan.NOTHING;
  private Optional<DatabaseUrl> database = Optional.empty();
  private Optional<Server> server = Optional.empty();
  private List<Report.Node> migrations = List.of();
  private Map<MigrationId, MigrationEffect> effects = Map.of();
  private Optional<Catalog> schema = Optional.empty();

  /**
   * @param times measures the command
   * @param areFindingsShown whether findings also go to the log
   * @param isSchemaDrawn whether one of its formats draws the schema
   */
  RunReport(
      String command,
      String platform,
      String folder,
      Redactor redactor,
      Log plain,
      StepTimes times,
      boolean areFindingsShown,
      boolean isSchemaDrawn) {
    this.log = new ReportLog(plain, this, areFindingsShown);
    this.command = command;
    this.platform = platform;
    this.folder = folder;
    this.redactor = redactor;
    this.times = times;
    this.isSchemaDrawn = isSchemaDrawn;
  }

  /** Returns the log of the command, which collects the report. */
  public Log log() {
    return log;
  }

  /** Adds a sentence about the result. */
  public synchronized void say(String sentence) {
    sentences.add(sentence);
  }

  /** Adds a finding, unless the report has it. */
  public synchronized void found(Finding finding) {
    findings.add(finding);
  }

  /** Sets the plan that runs, or that would run. */
  public synchronized void plan(Plan planned) {
    plan = planned;
  }

  /** Sets the migrations of the files; no database says which are applied. */
  public synchronized void history(History history) {
    migrations = nodes(history, migration -> Report.NodeState.UNKNOWN);
  }

  /** Sets the migrations, and which of them are applied. */
  public synchronized void status(MigrationStatus status) {
    HistoryComparison comparison = status.comparison();
    Set<MigrationId> pending =
        Stream.of(comparison.toRun(), comparison.newRepeatables(), comparison.changedRepeatables())
            .flatMap(List::stream)
            .map(Migration::id)
            .collect(Collectors.toSet());
    migrations =
        nodes(
            status.history(),
            migration ->
                pending.contains(migration.id())
                    ? Report.NodeState.PENDING
                    : Report.NodeState.APPLIED);
  }

  /** Sets the effects of migrations, as far as they are known. */
  public synchronized void effects(List<MigrationEffect> known) {
    effects = known.stream().collect(Collectors.toMap(MigrationEffect::id, Function.identity()));
  }

  /** Sets the schema of the database at the end. */
  public synchronized void schema(Catalog now) {
    schema = Optional.of(now).filter(read -> isSchemaDrawn);
  }

  private static List<Report.Node> nodes(
      History history, Function<Migration, Report.NodeState> state) {
    return history.all().stream()
        .map(migration ->
            new Report.Node(
                migration.id(),
                migration.path(),
                migration.parents().stream().map(MigrationId::of).toList(),
                state.apply(migration)))
        .toList();
  }

  /** Sets the database that the command is about to open. */
  public synchronized void database(DatabaseUrl url) {
    database = Optional.of(url);
  }

  synchronized void on(Event event) {
    switch (event) {
      case Event.Connected(Server connected) -> server = Optional.of(connected);
      case Event.PlanDecided(Plan decided) -> plan(decided);
      default -> {
        // The others are progress, not results.
      }
    }
  }

  /** Returns the report of a command that ends with this exit code. */
  synchronized Report report(int exitCode) {
    Duration took = times.elapsed();
    List<StepTimes.Step> steps = times.steps();
    return new Report(
        command,
        ProgramVersion.current(),
        started,
        took,
        new Report.Outcome(exitCode, meaning(exitCode, steps)),
        platform,
        folder,
        database.map(this::described),
        sentences.stream().map(redactor::redact).toList(),
        findings.stream().map(redactor::redact).toList(),
        steps.stream().map(step -> step(step, took)).toList(),
        plan.migrations().stream().map(this::planned).toList(),
        migrations,
        schema.map(this::redacted));
  }

  /** Names of objects stay as they are: they hold no secrets, and others refer to them. */
  private Catalog redacted(Catalog catalog) {
    return Catalog.of(
        catalog.objects().stream()
            .map(object ->
                CatalogObject.of(
                    object.id(),
                    redacted(object.attributes()),
                    redacted(object.uncomparedAttributes())))
            .toList());
  }

  private Map<String, String> redacted(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> redactor.redact(each.getValue())));
  }

  /** {@code run} may refuse the service after the migrations, for a required object. */
  private String meaning(int exitCode, List<StepTimes.Step> steps) {
    boolean isApplied =
        plan.migrations().stream()
            .map(migration -> migration.id().toString())
            .anyMatch(id ->
                steps.stream().anyMatch(step -> step.name().equals(id) && step.took().isPresent()));
    return exitCode == ExitStatus.REFUSED.code() && isApplied
        ? "refused by findings, after migrations were applied"
        : ExitStatus.meaningOf(exitCode);
  }

  private Report.Database described(DatabaseUrl url) {
    String version = server.map(known -> known.product() + " " + known.version()).orElse("");
    return switch (url) {
      case PostgresqlUrl postgresql ->
          new Report.Database(
              redactor.redact(postgresql.hosts().getFirst().host()),
              redactor.redact(server.map(Server::database).or(postgresql::database).orElse("")),
              version);
      case SqliteUrl sqlite ->
          new Report.Database(
              "",
              redactor.redact(
                  sqlite.file().map(file -> file.getFileName().toString()).orElse(":memory:")),
              version);
    };
  }

  private static Report.Step step(StepTimes.Step step, Duration whole) {
    return new Report.Step(
        step.name(),
        step.after(),
        step.took().orElseGet(() -> whole.minus(step.after())),
        step.took().isPresent() ? Report.StepState.DONE : Report.StepState.FAILED);
  }

  private Report.Planned planned(PlannedMigration migration) {
    String text = new PlanText(migration, server.map(Server::kind).orElse("")).toString();
    return new Report.Planned(
        migration.id(),
        migration.file().path(),
        migration.direction(),
        redactor.redact(text).stripTrailing() + "\n",
        work(migration));
  }

  /** SQLite locks the whole file for every change, and a replay does not observe more there. */
  private Optional<Report.TableWork> work(PlannedMigration migration) {
    return database.filter(SqliteUrl.class::isInstance).isPresent()
        ? Optional.empty()
        : Optional.ofNullable(effects.get(migration.id()))
            .flatMap(effect -> PlannedWork.of(migration, effect));
  }
}
