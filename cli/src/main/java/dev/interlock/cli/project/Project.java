package dev.interlock.cli.project;

import dev.interlock.apply.Cancellation;
import dev.interlock.apply.Settings;
import dev.interlock.cli.line.GlobalOptions;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.output.Documents;
import dev.interlock.cli.output.Log;
import dev.interlock.cli.output.LogOptions;
import dev.interlock.cli.output.StepTimes;
import dev.interlock.cli.output.TimedLog;
import dev.interlock.cli.report.ReportFormat;
import dev.interlock.cli.report.ReportRequest;
import dev.interlock.cli.report.RunReport;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.platform.Platform;
import dev.interlock.gate.platform.Stage;
import dev.interlock.project.MigrationProject;
import dev.interlock.project.configuration.Configuration;
import dev.interlock.project.configuration.ConfigurationKey;
import dev.interlock.project.configuration.ConfigurationReader;
import dev.interlock.project.configuration.ConfiguredProject;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.url.DatabaseUrlChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configured project and the output of the command that works on it.
 *
 * @param documents receives the document that was asked for
 * @param times measures the steps of the command
 * @param report collects the report of the command, if one is wanted
 * @param started start time in the zone of the system, as Flyway puts it into scripts
 * @param cancellation receives the stop requests of signals and deadlines
 */
public record Project(
    ConfiguredProject configured,
    Documents documents,
    Log log,
    StepTimes times,
    Optional<RunReport> report,
    LocalDateTime started,
    Cancellation cancellation) {

  /**
   * Reads the configuration.
   *
   * @throws Failure.Misconfigured with every problem of it
   */
  public static Project open(Invocation invocation) {
    return open(invocation, Optional.empty());
  }

  /**
   * Reads the configuration.
   *
   * @param document the format of the report on standard output, if one is to be printed
   * @throws Failure.Misconfigured with every problem of it
   */
  public static Project open(Invocation invocation, Optional<ReportFormat> document) {
    var times = new StepTimes();
    GlobalOptions options = invocation.options();
    Path folder = folder(options.directory());
    if (isReportNamed(invocation, document)) {
      ReportRequest.beforeConfiguration(invocation, folder, document);
    }
    var configured =
        ConfiguredProject.read(
            folder,
            options.config(),
            options.environment(),
            invocation.environment(),
            options.settings());
    Configuration configuration = configured.configuration();
    Platform platform = configured.platform();
    Redactor redactor = configured.redactor();
    redactor.learnFromWords(invocation.words());
    var logging = LogOptions.of(invocation, configuration, platform);
    var plain = new TimedLog(logging.open(redactor), times);
    List<String> files = configuration.reports().value();
    var report =
        files.isEmpty() && document.isEmpty()
            ? Optional.<RunReport>empty()
            : Optional.of(
                new ReportRequest(folder, files, document)
                    .begin(invocation, platform.name().title(), redactor, plain, times));
    Log log = report.<Log>map(RunReport::log).orElse(plain);
    var documents = new Documents(invocation.out(), redactor, logging.format());
    invocation.failures().continueIn(log::report, redactor);
    configuration.warnings().forEach(log::report);
    return new Project(
        configured,
        documents,
        log,
        times,
        report,
        LocalDateTime.now(ZoneId.systemDefault()),
        new Cancellation());
  }

  /**
   * Whether a report is asked for outside the file, so that it can tell what is wrong with that.
   */
  private static boolean isReportNamed(Invocation invocation, Optional<ReportFormat> document) {
    return document.isPresent()
        || invocation.options().settings().containsKey(ConfigurationKey.REPORT.flag())
        || invocation.environment().containsKey(ConfigurationKey.REPORT.variable());
  }

  private static Path folder(Path directory) {
    if (!Files.isDirectory(directory)) {
      String what = Files.exists(directory) ? "is not a folder" : "does not exist";
      throw new Failure.Misconfigured(
          Finding.error(Code.BAD_FOLDER, "the project folder `%s` %s.".formatted(directory, what))
              .help("Name the folder of the project after `-C`."));
    }
    return directory.toAbsolutePath().normalize();
  }

  /** The project folder, absolute. */
  public Path folder() {
    return configured.folder();
  }

  public Configuration configuration() {
    return configured.configuration();
  }

  public Platform platform() {
    return configured.platform();
  }

  /** The caller's variables. */
  public Map<String, String> environment() {
    return configured.environment();
  }

  /** The databases that configuration or variables name; empty if there is none. */
  public Optional<DatabaseUrlChoice> urls() {
    return configured.urls();
  }

  /** Returns the same project for further work after a stop or a deadline of the work before. */
  public Project again() {
    return new Project(configured, documents, log, times, report, started, new Cancellation());
  }

  /**
   * Returns another release of the project, with the configuration of that release and the database
   * of this one.
   *
   * @param copy the project folder of the release
   * @throws Failure.Misconfigured if that configuration is wrong for this version of Interlock
   */
  public Project release(Path copy, Invocation invocation) {
    GlobalOptions options = invocation.options();
    Optional<Path> file =
        options.config().map(path -> copy.resolve(folder().relativize(path.toAbsolutePath())));
    Configuration other =
        ConfigurationReader.read(
            copy, file, options.environment(), invocation.environment(), options.settings());
    return new Project(
        configured.release(copy, other), documents, log, times, report, started, cancellation);
  }

  /** The build side of the project. */
  public MigrationProject migrations() {
    return migrations(true);
  }

  /**
   * The build side of the project.
   *
   * @param isCached whether results of earlier replays may be used
   */
  public MigrationProject migrations(boolean isCached) {
    return MigrationProject.of(options(isCached));
  }

  private ProjectOptions options(boolean isCached) {
    return configured.options(isCached, documents.redactor(), started, log, cancellation);
  }

  /**
   * Timeouts and policies for a run.
   *
   * @param stage the stage of the deploy, unless the platform tells it
   */
  public Settings settings(Stage stage) {
    return configured.settings(stage, options(true));
  }
}
