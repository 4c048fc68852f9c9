package dev.interlock.project.configuration;

import dev.interlock.apply.Cancellation;
import dev.interlock.apply.Settings;
import dev.interlock.dialect.LockTimeout;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.event.Listener;
import dev.interlock.finding.Failure;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.platform.Platform;
import dev.interlock.gate.platform.PlatformRecogniser;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.Placeholders;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.Lease;
import dev.interlock.plan.LateArrivals;
import dev.interlock.project.files.AlembicDetection;
import dev.interlock.project.files.MigrationFiles;
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
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything known before a database is contacted: the folder, its configuration, the platform.
 *
 * @param folder the project folder, absolute
 * @param environment the variables of the process
 * @param urls the databases that configuration or variables name; empty if there is none
 */
public record ConfiguredProject(
    Path folder,
    Configuration configuration,
    Platform platform,
    Map<String, String> environment,
    Optional<DatabaseUrlChoice> urls) {

  public ConfiguredProject {
    environment = Map.copyOf(environment);
  }

  /**
   * Reads the configuration.
   *
   * @param file the file to read instead of {@code interlock.yml}, which must exist
   * @param chosen the environment in the file; empty if {@code INTERLOCK_ENV} may choose it
   * @param overrides values that win over the environment and the file
   * @throws Failure.Misconfigured with every problem of it
   */
  public static ConfiguredProject read(
      Path folder,
      Optional<Path> file,
      Optional<String> chosen,
      Map<String, String> environment,
      Overrides overrides) {
    Configuration configuration =
        ConfigurationReader.read(folder, file, chosen, environment, overrides);
    Platform platform = PlatformRecogniser.recognise(environment, Files::exists);
    Optional<DatabaseUrlChoice> urls =
        configuration.embedded()
            ? Optional.empty()
            : DatabaseUrlChoice.choose(configuration.database(), environment)
                .map(choice -> choice.reading(url -> ofTool(url, folder, configuration)));
    return new ConfiguredProject(folder, configuration, platform, environment, urls);
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

  /**
   * Returns another release of the project, with its configuration and the database of this one.
   *
   * @param copy the project folder of the release
   */
  public ConfiguredProject release(Path copy, Configuration other) {
    return new ConfiguredProject(copy, other, platform, environment, urls);
  }

  /** Returns the same project on another database. */
  public ConfiguredProject on(DatabaseUrlChoice database) {
    return new ConfiguredProject(
        folder, configuration, platform, environment, Optional.of(database));
  }

  /** Returns a redactor of every secret in variables, URLs and placeholders. */
  public Redactor redactor() {
    var secrets =
        Stream.concat(
                urls.stream()
                    .flatMap(choice ->
                        Stream.concat(Stream.of(choice.url()), choice.unpooled().stream())),
                ofShadow())
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

  private Stream<CandidateUrl> ofShadow() {
    return switch (configuration.shadow()) {
      case ShadowSource.Server(CandidateUrl url, boolean isShared) -> Stream.of(url);
      case ShadowSource.Embedded embedded -> Stream.of();
      case ShadowSource.Target target -> Stream.of();
      case ShadowSource.None none -> Stream.of();
    };
  }

  /**
   * Returns the options of the build side, for {@code MigrationProject}.
   *
   * @param isCached whether results of earlier replays may be used
   * @param redactor hides secrets in texts that a listener gets
   * @param started start time in the zone of the system, as Flyway puts it into scripts
   */
  public ProjectOptions options(
      boolean isCached,
      Redactor redactor,
      LocalDateTime started,
      Listener listener,
      Cancellation cancellation) {
    return new ProjectOptions(
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
        redactor,
        started,
        listener,
        cancellation);
  }

  /**
   * Returns timeouts and policies for a run, for {@code Interlock}.
   *
   * @param stage the stage of the deploy, unless the platform tells it
   * @param options the options of the build side of the same run
   */
  public Settings settings(Stage stage, ProjectOptions options) {
    Settings.Builder settings =
        Settings.builder()
            .connectWait(new Settings.ConnectWait(configuration.connectWait().value()))
            .lockTimeout(new LockTimeout(configuration.lock().timeout().value()))
            .lockRetries(new Settings.LockRetries(configuration.lock().retries().value()))
            .lease(new Lease(configuration.lock().lease().value()))
            .lockWait(new Settings.LockWait(configuration.lock().waitAtMost().value()))
            .snapshotWait(new Settings.SnapshotWait(configuration.concurrentlyWait().value()))
            .lateArrivals(
                configuration.outOfOrder().value() == OutOfOrder.ALLOW
                    ? LateArrivals.ALLOW
                    : LateArrivals.REFUSE)
            .drift(configuration.drift().value())
            .otherObjects(configuration.otherObjects().value())
            .otherLedgers(configuration.ledger().value())
            .foreignLedgers(ToolSettings.of(this, new MigrationFiles(options)))
            .ignored(new IgnoredObjects(configuration.ignored().value()))
            .preflight(configuration.preflight())
            .batches(configuration.batches())
            .online(configuration.online().value());
    Backups.wanted(this).ifPresent(settings::backups);
    deadline(stage).map(Settings.Deadline::new).ifPresent(settings::deadline);
    configuration
        .schema()
        .map(schema -> new Settings.LedgerSchema(schema.value()))
        .ifPresent(settings::ledgerSchema);
    return settings.build();
  }

  private Optional<Duration> deadline(Stage stage) {
    return switch (configuration.deadline().value()) {
      case Deadline.Auto() -> platform.deadline(stage);
      case Deadline.None() -> Optional.empty();
      case Deadline.After(Duration duration) -> Optional.of(duration);
    };
  }
}
