package dev.interlock.project;

import dev.interlock.apply.Cancellation;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.event.Listener;
import dev.interlock.gate.context.ContextOptions;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.history.Placeholders;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.project.options.ModelsSource;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.project.options.ShadowOptions;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.DatabaseUrlChoice;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.Secret;
import dev.interlock.url.UrlOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options for opening a project; what is not set has a default. Not thread-safe. */
public final class MigrationProjectBuilder {

  private final Path folder;
  private List<String> migrations = ProjectOptions.USUAL_MIGRATIONS;
  private Optional<MigrationTool> tool = Optional.empty();
  private Optional<String> python = Optional.empty();
  private Placeholders placeholders = Placeholders.NONE;
  private Optional<DatabaseUrlChoice> database = Optional.empty();
  private ShadowOptions shadow = ShadowOptions.EMBEDDED;
  private ModelsSource models = ModelsSource.NONE;
  private ContextOptions image = ContextOptions.USUAL;
  private IgnoredObjects ignored = IgnoredObjects.NONE;
  private Duration connectWait = Duration.ofSeconds(30);
  private Map<String, String> environment = Map.of();
  private Listener listener = Listener.none();
  private Cancellation cancellation = new Cancellation();

  MigrationProjectBuilder(Path folder) {
    this.folder = folder;
  }

  /** Sets the folders of the migrations, relative to the project folder. */
  public MigrationProjectBuilder migrations(String... folders) {
    migrations = List.of(folders);
    return this;
  }

  /** Sets the tool whose layout the migrations have, instead of detecting it. */
  public MigrationProjectBuilder tool(MigrationTool chosen) {
    tool = Optional.of(chosen);
    return this;
  }

  /** Sets the interpreter or virtual environment of an Alembic project. */
  public MigrationProjectBuilder python(String program) {
    python = Optional.of(program);
    return this;
  }

  /** Sets the values of the placeholders in scripts of Flyway's layout. */
  public MigrationProjectBuilder placeholders(Placeholders values) {
    placeholders = values;
    return this;
  }

  /**
   * Sets the URL of the database that is deployed to. The build side does not migrate it: the URL
   * decides the dialect and the version of the shadow databases.
   *
   * @throws dev.interlock.finding.Failure.Misconfigured if the URL cannot be read
   */
  public MigrationProjectBuilder database(String url) {
    var candidate =
        new CandidateUrl(
            DatabaseUrlParser.parse(url), new UrlOrigin.Variable("the program"), new Secret(url));
    database = Optional.of(new DatabaseUrlChoice(candidate, List.of(), Optional.empty()));
    return this;
  }

  /** Chooses the shadow databases. */
  public MigrationProjectBuilder shadow(ShadowOptions choice) {
    shadow = choice;
    return this;
  }

  /** Sets the source of the schema that the service's models need. */
  public MigrationProjectBuilder models(ModelsSource source) {
    models = source;
    return this;
  }

  /** Sets where the Dockerfile is, and what its build sends. */
  public MigrationProjectBuilder image(ContextOptions options) {
    image = options;
    return this;
  }

  /** Excludes objects from comparison, by patterns. */
  public MigrationProjectBuilder ignored(String... patterns) {
    ignored = new IgnoredObjects(List.of(patterns));
    return this;
  }

  /** Sets the longest wait for a database that does not answer yet. */
  public MigrationProjectBuilder connectWait(Duration longest) {
    connectWait = longest;
    return this;
  }

  /**
   * Sets the variables for Python and for the command that prints the models; their secrets are
   * hidden.
   */
  public MigrationProjectBuilder environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** Sets the receiver of all events. */
  public MigrationProjectBuilder listener(Listener receiver) {
    listener = Listener.oneAtATime(receiver);
    return this;
  }

  /** Sets the source of stop requests. */
  public MigrationProjectBuilder cancellation(Cancellation requests) {
    cancellation = requests;
    return this;
  }

  /** Opens the project. Reads no file yet. */
  public MigrationProject open() {
    List<Secret> secrets = database.map(urls -> urls.url().original()).stream().toList();
    return MigrationProject.of(
        new ProjectOptions(
            folder,
            migrations,
            tool,
            python,
            placeholders,
            database,
            shadow,
            models,
            image,
            ignored,
            connectWait,
            environment,
            Redactor.of(environment, Set.of(), secrets),
            LocalDateTime.now(ZoneId.systemDefault()),
            listener,
            cancellation));
  }
}
