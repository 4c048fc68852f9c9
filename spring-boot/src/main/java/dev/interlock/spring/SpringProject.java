package dev.interlock.spring;

import dev.interlock.Interlock;
import dev.interlock.apply.Cancellation;
import dev.interlock.event.Listener;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.platform.Stage;
import dev.interlock.ledger.RunLabel;
import dev.interlock.project.MigrationProject;
import dev.interlock.project.configuration.Configuration;
import dev.interlock.project.configuration.ConfigurationKey;
import dev.interlock.project.configuration.ConfigurationReader;
import dev.interlock.project.configuration.ConfiguredProject;
import dev.interlock.project.options.Dialects;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.url.DatabaseUrlChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Migrations and configuration of an application, and its database.
 *
 * @param copy the copy of the class path's files; absent if a folder is named
 */
record SpringProject(
    ConfiguredProject configured, Redactor redactor, @Nullable ClassPathFolder copy)
    implements AutoCloseable {

  private static final String FILE = "interlock.yml";
  private static final String USUAL = "db/migrations";

  /** The folder of Flyway's auto-configuration, which is read if the usual one does not exist. */
  private static final String OF_FLYWAY = "db/migration";

  /**
   * Reads the configuration.
   *
   * @throws Failure.Misconfigured with every problem of it
   */
  static SpringProject read(
      InterlockProperties properties,
      FlywayProperties flyway,
      ContextDatabase database,
      ResourcePatternResolver resources) {
    Map<String, String> values = new HashMap<>(properties.values());
    boolean isNamed = values.containsKey(ConfigurationKey.DATABASE.path());
    if (!isNamed) {
      values.put(ConfigurationKey.DATABASE.path(), "embedded"); // replaced below
    }
    Map<String, String> environment = new HashMap<>(flyway.variables());
    environment.putAll(System.getenv());
    Optional<Path> folder = properties.project().map(SpringProject::existing);
    ClassPathFolder copy = folder.isPresent() ? null : ClassPathFolder.create(resources);
    try {
      Path project = copy == null ? folder.orElseThrow() : filled(copy, values, environment);
      var configured =
          ConfiguredProject.read(
              project,
              Optional.empty(),
              Optional.empty(),
              environment,
              InterlockProperties.overrides(values));
      if (!isNamed) {
        configured =
            configured.on(
                DatabaseUrlChoice.choose(Optional.of(database.url()), environment).orElseThrow());
      }
      return new SpringProject(configured, configured.redactor(), copy);
    } catch (RuntimeException e) {
      if (copy != null) {
        copy.close();
      }
      throw e;
    }
  }

  private static Path existing(String written) {
    Path folder = Path.of(written).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.BAD_FOLDER,
                  "`%s` names `%s`, which is not a folder."
                      .formatted(InterlockProperties.PROJECT, folder))
              .help(
                  "Name the folder that holds the migrations, or leave it out for the class path."));
    }
    return folder;
  }

  /** Copies what the configuration names, which is itself a file of the class path. */
  private static Path filled(
      ClassPathFolder copy, Map<String, String> values, Map<String, String> environment) {
    copy.file(FILE);
    Configuration configuration =
        ConfigurationReader.read(
            copy.path(),
            Optional.empty(),
            Optional.empty(),
            environment,
            InterlockProperties.overrides(values));
    boolean isFlyways =
        !configuration.migrations().isChosen() && !copy.has(USUAL) && copy.has(OF_FLYWAY);
    if (isFlyways) {
      values.put(ConfigurationKey.MIGRATIONS.path(), OF_FLYWAY);
    }
    for (String folder :
        isFlyways ? java.util.List.of(OF_FLYWAY) : configuration.migrations().value()) {
      copy.folder(folder);
      int parent = folder.lastIndexOf('/');
      copy.folder(parent < 0 ? "seal" : folder.substring(0, parent) + "/seal");
    }
    configuration.shadowInit().ifPresent(init -> init.value().forEach(copy::file));
    return copy.path();
  }

  /**
   * Opens the database; the caller closes it.
   *
   * @throws Failure.Unavailable if it cannot be reached
   */
  Interlock open(Listener listener) {
    DatabaseUrlChoice urls =
        configured
            .urls()
            .orElseThrow(() ->
                new Failure.Misconfigured(
                    Finding.error(
                            Code.NO_DATABASE,
                            "`interlock.database` is `embedded`, which a service cannot use.")
                        .help("Leave it out: the data source names the database.")));
    ProjectOptions options =
        configured.options(
            true,
            redactor,
            LocalDateTime.now(ZoneId.systemDefault()),
            listener,
            new Cancellation());
    var deploy = configured.platform().deploy();
    return Interlock.at(Dialects.of(urls.url().url()), urls)
        .label(new RunLabel(Optional.of("run"), deploy.commit().or(deploy::deployment)))
        .settings(configured.settings(Stage.START, options))
        .listener(listener)
        .open(MigrationProject.of(options).source());
  }

  @Override
  public void close() {
    if (copy != null) {
      copy.close();
    }
  }
}
