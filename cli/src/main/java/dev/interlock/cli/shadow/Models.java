package dev.interlock.cli.shadow;

import dev.interlock.catalog.Catalog;
import dev.interlock.check.models.ModelsCheck;
import dev.interlock.check.models.ObjectOrigins;
import dev.interlock.check.models.Prelude;
import dev.interlock.cli.config.Configured;
import dev.interlock.cli.config.ModelsConfiguration;
import dev.interlock.cli.project.Project;
import dev.interlock.dialect.Dialect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.layout.SqlFolder;
import dev.interlock.replay.DeclaredSchema;
import dev.interlock.replay.Replay;
import dev.interlock.script.Script;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that a project configures. */
public record Models(Project project) {

  /** Tells the command the URL of an empty database. */
  private static final String SCRATCH_URL = "INTERLOCK_SCRATCH_URL";

  /** The name of the command's DDL in messages. */
  private static final String PRINTED = "models.command";

  /** Whether models are configured. */
  public boolean areConfigured() {
    return configuration().isConfigured();
  }

  /**
   * Returns the differences; empty if no models are configured.
   *
   * @param history a history whose replay reached its end
   * @throws Failure.Refused if the models' DDL cannot be obtained or fails
   */
  public List<Finding> findings(History history, Replay.Outcome replayed) {
    if (!areConfigured()) {
      return List.of();
    }
    try (var shadows = new ShadowDatabases(project)) {
      Catalog needed = schema(shadows, files(shadows), replayed.schema());
      return ModelsCheck.findings(
          needed,
          replayed.schema(),
          ObjectOrigins.of(history, replayed.effects()),
          shadows.dialect().splitter());
    }
  }

  private ModelsConfiguration configuration() {
    return project.configuration().models();
  }

  private List<ScriptFile> files(ShadowDatabases shadows) {
    Optional<Configured<List<String>>> files = configuration().files();
    Optional<Configured<String>> command = configuration().command();
    if (files.isPresent() && command.isPresent()) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.BAD_VALUE, "`models` and `models.command` both say where the models are.")
              .help("Keep one of them."));
    }
    return files
        .map(paths -> declared(paths.value(), shadows.dialect()))
        .orElseGet(() -> command.stream().map(line -> printed(line.value(), shadows)).toList());
  }

  private List<ScriptFile> declared(List<String> names, Dialect dialect) {
    List<Path> paths = names.stream().map(project.folder()::resolve).toList();
    History declared = new SqlFolder(project.folder(), project.splitter(dialect)).read(paths);
    List<Finding> errors = declared.audit().stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new Failure.Refused(errors);
    }
    return declared.migrations().stream().map(Migration::up).toList();
  }

  private ScriptFile printed(String command, ShadowDatabases shadows) {
    String sql =
        new PrintingCommand(command, project.folder(), withShadow(shadows))
            .run(configuration().timeout().value());
    return new ScriptFile(
        PRINTED,
        Checksum.of(sql.getBytes(StandardCharsets.UTF_8)),
        Directives.NONE,
        () -> sql,
        project.splitter(shadows.dialect()));
  }

  /**
   * Adds a shadow database's URL: some tools need a database to print DDL, which must not be the
   * real one.
   */
  private Map<String, String> withShadow(ShadowDatabases shadows) {
    var variables = new HashMap<>(project.environment());
    shadows.written(shadows.database()).ifPresent(url -> variables.put(SCRATCH_URL, url));
    return variables;
  }

  private static Catalog schema(ShadowDatabases shadows, List<ScriptFile> files, Catalog made) {
    List<Script> ddl = files.stream().map(ScriptFile::script).toList();
    try (var shadow = shadows.shadow(shadows.database())) {
      return DeclaredSchema.of(Prelude.statements(made, ddl), files, shadow);
    }
  }
}
