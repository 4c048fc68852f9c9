package dev.interlock.project.files;

import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.project.ProjectFinder;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.project.options.ProjectOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether the migrations of a project are Alembic's: if the configured folder is one with
 * {@code env.py}, or does not exist and the project folder has Alembic's configuration.
 *
 * @param projectFolder the folder of the project
 * @param migrations the configured folders of migrations
 * @param tool the configured layout
 */
public record AlembicDetection(
    Path projectFolder, List<String> migrations, Optional<MigrationTool> tool) {

  private static final String ENVIRONMENT = "env.py";

  static AlembicDetection of(ProjectOptions options) {
    return new AlembicDetection(options.folder(), options.migrations(), options.tool());
  }

  /**
   * Returns the Alembic project.
   *
   * @throws Failure.Misconfigured if there is one that cannot be followed, or if there are also
   *     migrations of another tool
   */
  public Optional<AlembicProject> project() {
    boolean isChosen = tool.filter(new Alembic()::equals).isPresent();
    if (tool.isPresent() && !isChosen) {
      return Optional.empty();
    }
    Path configured = Path.of(migrations.getFirst());
    Path folder = projectFolder.resolve(configured).normalize();
    Optional<AlembicProject> found = named(configured, folder);
    if (found.isPresent()) {
      return found;
    }
    if (Files.isDirectory(folder) && !isChosen) {
      found = ProjectFinder.find(projectFolder, Optional.empty());
      found.ifPresent(project -> refuse(configured));
      return Optional.empty();
    }
    if (!isChosen && !migrations.equals(ProjectOptions.USUAL_MIGRATIONS)) {
      return Optional.empty(); // the configured folder is missing, which its reader reports
    }
    found = ProjectFinder.find(projectFolder, Optional.empty());
    if (isChosen && found.isEmpty()) {
      throw missing();
    }
    return found;
  }

  /** Returns the project of a folder with {@code env.py}, or of the folder of its revisions. */
  private Optional<AlembicProject> named(Path configured, Path folder) {
    if (Files.isRegularFile(folder.resolve(ENVIRONMENT))) {
      return ProjectFinder.find(projectFolder, Optional.of(configured));
    }
    Path parent = configured.getParent();
    return parent != null && Files.isRegularFile(folder.resolveSibling(ENVIRONMENT))
        ? ProjectFinder.find(projectFolder, Optional.of(parent))
        : Optional.empty();
  }

  private static void refuse(Path folder) {
    throw new Failure.Misconfigured(
        Finding.error(
                Code.MIXED_LAYOUTS,
                "the project has an Alembic configuration, and migrations in `%s`."
                    .formatted(folder))
            .help("Set `layout`: to `alembic`, or to the tool of the files in that folder."));
  }

  private static Failure missing() {
    return new Failure.Misconfigured(
        Finding.error(
                Code.ALEMBIC_CONFIGURATION,
                "`layout` is `alembic`, but there is neither an `alembic.ini` nor `[tool.alembic]` in a `pyproject.toml`.")
            .help(
                "Run Interlock in the folder in which you run Alembic (`-C FOLDER`), or name the folder of `env.py` in `migrations`."));
  }
}
