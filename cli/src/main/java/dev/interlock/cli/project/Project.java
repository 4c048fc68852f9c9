package dev.interlock.cli.project;

import dev.interlock.cli.config.Configuration;
import dev.interlock.cli.config.ConfigurationReader;
import dev.interlock.cli.config.Configured;
import dev.interlock.cli.config.ShadowSource;
import dev.interlock.cli.line.GlobalOptions;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.output.Documents;
import dev.interlock.cli.output.Log;
import dev.interlock.cli.output.LogOptions;
import dev.interlock.dialect.Dialect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.platform.Platform;
import dev.interlock.gate.platform.PlatformRecogniser;
import dev.interlock.history.History;
import dev.interlock.history.Placeholders;
import dev.interlock.json.SealFolder;
import dev.interlock.layout.LayoutReader;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.tool.MigrationTool;
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
 * @param started start time in the zone of the system, as Flyway puts it into scripts
 */
public record Project(
    Path folder,
    Configuration configuration,
    Platform platform,
    Map<String, String> environment,
    Optional<DatabaseUrlChoice> urls,
    Documents documents,
    Log log,
    LocalDateTime started) {

  private static final String SEALS = "seal";

  /**
   * Reads the configuration.
   *
   * @throws Failure.Misconfigured with every problem of it
   */
  public static Project open(Invocation invocation) {
    GlobalOptions options = invocation.options();
    Path folder = folder(options.directory());
    Map<String, String> environment = invocation.environment();
    Configuration configuration =
        ConfigurationReader.read(folder, options.config(), environment, options.settings());
    Platform platform = PlatformRecogniser.recognise(environment, Files::exists);
    Optional<DatabaseUrlChoice> urls =
        configuration.embedded()
            ? Optional.empty()
            : DatabaseUrlChoice.choose(configuration.database(), environment)
                .map(choice -> choice.reading(url -> ofTool(url, folder, configuration)));
    Redactor redactor = redactor(environment, configuration, urls);
    redactor.learnFromWords(invocation.words());
    var logging = LogOptions.of(invocation, configuration, platform);
    var log = logging.open(redactor);
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
        LocalDateTime.now(ZoneId.systemDefault()));
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
    var reader =
        new LayoutReader(
            folder, Dialects.of(url).splitter(), configuration.layout().map(Configured::value));
    return reader.tool(folders).read(sqlite, folders.getFirst());
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

  /**
   * The migrations of the project's files.
   *
   * @throws Failure.Refused if the files have an error
   */
  public History history(Dialect dialect) {
    return sound(audited(dialect));
  }

  /** Whether {@code path} is a migrations folder, of this project or of another one. */
  public boolean isOfMigrations(Path path) {
    return isOwn(path) || LayoutReader.isOfMigrations(path);
  }

  /**
   * The migrations of a folder. One of the project's own folders yields the whole history, because
   * it may be incomplete without the others.
   *
   * @throws Failure.Refused if the files have an error
   */
  public History history(Dialect dialect, Path path) {
    return isOwn(path)
        ? history(dialect)
        : sound(
            new LayoutReader(
                    folder, splitter(dialect), Optional.empty(), PlaceholderNames.of(this, dialect))
                .read(List.of(path)));
  }

  private boolean isOwn(Path path) {
    return folders().stream().anyMatch(own -> own.normalize().equals(path.normalize()));
  }

  private static History sound(History history) {
    List<Finding> errors = history.problems().stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new Failure.Refused(errors);
    }
    return history;
  }

  /** The migrations of the project's files, with their errors. */
  public History audited(Dialect dialect) {
    return reader(dialect).read(folders());
  }

  /** The tool of the files, or of those to come. */
  public MigrationTool tool(Dialect dialect) {
    return reader(dialect).tool(folders());
  }

  private LayoutReader reader(Dialect dialect) {
    return new LayoutReader(
        folder,
        splitter(dialect),
        configuration.layout().map(Configured::value),
        PlaceholderNames.of(this, dialect));
  }

  /**
   * A splitter that tells the redactor the secrets of every script, so that later output hides
   * them.
   */
  public ScriptSplitter splitter(Dialect dialect) {
    return new RedactedSplitter(dialect.splitter(), documents.redactor());
  }

  /** The folder of the seals: {@code seal} beside the first folder of migrations. */
  public SealFolder seals() {
    Path migrations = Path.of(configuration.migrations().value().getFirst()).normalize();
    Path shown =
        Optional.ofNullable(migrations.getParent())
            .map(parent -> parent.resolve(SEALS))
            .orElseGet(() -> Path.of(SEALS));
    return new SealFolder(folder.resolve(shown), shown.toString());
  }

  /** The folder of the seals of squashed migrations, kept with their files. */
  public SealFolder keptSeals() {
    Path kept = LayoutReader.keptFolder(folders().getFirst()).normalize().resolve(SEALS);
    return new SealFolder(kept, folder.relativize(kept).toString());
  }

  private List<Path> folders() {
    return configuration.migrations().value().stream().map(folder::resolve).toList();
  }
}
