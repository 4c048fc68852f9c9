package dev.interlock.project.schema;

import dev.interlock.catalog.Catalog;
import dev.interlock.check.models.ModelsCheck;
import dev.interlock.check.models.ObjectOrigins;
import dev.interlock.check.models.Prelude;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.options.ModelsSource;
import dev.interlock.project.shadow.ShadowDatabases;
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
public record Models(MigrationFiles files) {

  /** Tells the command the URL of an empty database. */
  private static final String SCRATCH_URL = "INTERLOCK_SCRATCH_URL";

  /** The name of the command's DDL in messages. */
  private static final String PRINTED = "models.command";

  /** The name of the DDL of an Alembic project's models. */
  private static final String METADATA = "target_metadata of env.py";

  /** Whether models are configured. */
  private boolean areConfigured() {
    return source().isConfigured();
  }

  /**
   * Returns the differences; empty if there are no models: none are configured, and {@code env.py}
   * of an Alembic project names none.
   *
   * @param history a history whose replay reached its end
   * @throws Failure.Refused if the models' DDL cannot be obtained or fails
   */
  public Optional<List<Finding>> findings(History history, Replay.Outcome replayed) {
    if (!areConfigured() && files.alembic().isEmpty()) {
      return Optional.empty();
    }
    try (var shadows = new ShadowDatabases(files.options())) {
      List<ScriptFile> ddl = areConfigured() ? files(shadows) : ofAlembic(shadows);
      return ddl.isEmpty() && !areConfigured()
          ? Optional.empty()
          : Optional.of(findings(history, replayed, ddl, shadows));
    }
  }

  private static List<Finding> findings(
      History history, Replay.Outcome replayed, List<ScriptFile> ddl, ShadowDatabases shadows) {
    return ModelsCheck.findings(
        schema(shadows, ddl, replayed.schema()),
        replayed.schema(),
        ObjectOrigins.of(history, replayed.effects()),
        shadows.dialect().splitter());
  }

  private List<ScriptFile> ofAlembic(ShadowDatabases shadows) {
    return files.programs().stream()
        .flatMap(alembic -> alembic.models(shadows.database()).stream())
        .map(statements -> String.join(";\n", statements))
        .filter(sql -> !sql.isBlank())
        .map(sql -> file(METADATA, sql))
        .toList();
  }

  private ModelsSource source() {
    return files.options().models();
  }

  private List<ScriptFile> files(ShadowDatabases shadows) {
    Optional<List<String>> paths = source().files();
    Optional<String> command = source().command();
    if (paths.isPresent() && command.isPresent()) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.BAD_VALUE, "`models` and `models.command` both say where the models are.")
              .help("Keep one of them."));
    }
    return paths
        .map(this::declared)
        .orElseGet(() -> command.stream().map(line -> printed(line, shadows)).toList());
  }

  private List<ScriptFile> declared(List<String> names) {
    List<Path> paths = names.stream().map(files.options().folder()::resolve).toList();
    return files.declared(paths).migrations().stream().map(Migration::up).toList();
  }

  private ScriptFile printed(String command, ShadowDatabases shadows) {
    String sql =
        new PrintingCommand(command, files.options().folder(), withShadow(shadows))
            .run(source().timeout());
    return file(PRINTED, sql);
  }

  private ScriptFile file(String name, String sql) {
    return new ScriptFile(
        name,
        Checksum.of(sql.getBytes(StandardCharsets.UTF_8)),
        Directives.NONE,
        () -> sql,
        files.splitter());
  }

  /**
   * Adds a shadow database's URL: some tools need a database to print DDL, which must not be the
   * real one.
   */
  private Map<String, String> withShadow(ShadowDatabases shadows) {
    var variables = new HashMap<>(files.options().environment());
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
