package dev.interlock.cli.project;

import dev.interlock.apply.Cancellation;
import dev.interlock.cli.config.Configuration;
import dev.interlock.cli.config.ConfigurationKey;
import dev.interlock.cli.config.ConfigurationReader;
import dev.interlock.cli.config.Configured;
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
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.platform.Platform;
import dev.interlock.gate.platform.PlatformRecogniser;
import dev.interlock.history.Placeholders;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.project.MigrationProject;
import dev.interlock.project.files.AlembicDetection;
import dev.interlock.project.options.Dialects;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.project.options.ShadowOptions;
import dev.interlock.project.options.ShadowSource;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlChoice;
import dev.interlock.url.Secret;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything known before a database is contacted: the folder, its configuration, the platform.
 *
 * @param environment the caller's variables
 * @param documents receives the document that was asked for
 * @param times measures the steps of the command
 * @param report collects the report of the command, if one is wanted
 * @param started start time in the zone of the system, as Flyway puts it into scripts
 * @param cancellation receives the stop requests of signals and deadlines
 */
public record Project(
    Path folder,
    Configuration configuration,
    Platform platform,
    Map<String, String> environment,
    Optional<DatabaseUrlChoice> urls,
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
    Map<String, String> environment = invocation.environment();
    if (isReportNamed(invocation, document)) {
      ReportRequest.beforeConfiguration(invocation, folder, document);
    }
    Configuration configuration =
        ConfigurationReader.read(
            folder, options.config(), options.environment(), environment, options.settings());
    Platform platform = PlatformRecogniser.recognise(environment, Files::exists);
    Optional<DatabaseUrlChoice> urls =
        configuration.embedded()
            ? Optional.empty()
            : DatabaseUrlChoice.choose(configuration.database(), environment)
                .map(choice -> choice.reading(url -> ofTool(url, folder, configuration)));
    Redactor redactor = redactor(environment, configuration, urls);
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
        folder,
        configuration,
        platform,
        environment,
        urls,
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

  /**
   * Tools read the URL of a SQLite file differently; the migrations folder shows which tool
   * applies.
   */
  private static DatabaseUrl ofTool(DatabaseUrl url, Path folder, Configuration configuration) {
    if (!(url instanceof SqliteUrl sqlite)) {
      return url;
    }
    List<Path> folders = configuration.migrations().value().stream().map(folder::resolve).toList();
    return tool(folder, folders, configuration, Dialects.of(url).splitter())
        .read(sqlite, folders.getFirst());
  }

  private static MigrationTool tool(
      Path folder, List<Path> folders, Configuration configuration, ScriptSplitter splitter) {
    var chosen = configuration.layout().map(Configured::value);
    var alembic = new AlembicDetection(folder, configuration.migrations().value(), chosen);
    return alembic.project().isPresent()
        ? new Alembic()
        : new LayoutReader(folder, splitter, chosen).tool(folders);
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

  private static Redactor redactor(
      Map<String, String> environment,
      Configuration configuration,
      Optional<DatabaseUrlChoice> urls) {
    var secrets =
        Stream.concat(
                urls.stream()
                    .flatMap(choice ->
                        Stream.concat(Stream.of(choice.url()), choice.unpooled().stream())),
                ofShadow(configuration))
            .filter(candidate -> !candidate.url().secrets().isEmpty())
            .map(CandidateUrl::original);
    var ofScripts =
        configuration.placeholders().values().values().stream()
            .filter(Placeholders.Value::secret)
            .map(value -> new Secret(value.text()));
    return Redactor.of(
        environment,
        configuration.environment().secrets(),
        Stream.concat(secrets, ofScripts).toList());
  }

  private static Stream<CandidateUrl> ofShadow(Configuration configuration) {
    return switch (configuration.shadow()) {
      case ShadowSource.Server(CandidateUrl url, boolean isShared) -> Stream.of(url);
      case ShadowSource.Embedded embedded -> Stream.of();
      case ShadowSource.Target target -> Stream.of();
      case ShadowSource.None none -> Stream.of();
    };
  }

  /** Returns the same project for further work after a stop or a deadline of the work before. */
  public Project again() {
    return new Project(
        folder,
        configuration,
        platform,
        environment,
        urls,
        documents,
        log,
        times,
        report,
        started,
        new Cancellation());
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
        options.config().map(path -> copy.resolve(folder.relativize(path.toAbsolutePath())));
    Configuration other =
        ConfigurationReader.read(
            copy, file, options.environment(), invocation.environment(), options.settings());
    return new Project(
        copy,
        other,
        platform,
        environment,
        urls,
        documents,
        log,
        times,
        report,
        started,
        cancellation);
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
    return MigrationProject.of(
        new ProjectOptions(
            folder,
            configuration.migrations().value(),
            configuration.layout().map(Configured::value),
            configuration.python().map(Configured::value),
            configuration.placeholders(),
            urls,
            new ShadowOptions(
                configuration.shadow(),
                configuration.shadowInit().map(Configured::value).orElse(List.of()),
                configuration.server().map(Configured::value),
                isCached),
            configuration.models(),
            configuration.image(),
            new IgnoredObjects(configuration.ignored().value()),
            configuration.connectWait().value(),
            environment,
            documents.redactor(),
            started,
            log,
            cancellation));
  }
}
