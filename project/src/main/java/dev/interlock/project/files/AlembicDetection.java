package dev.interlock.project.files;

import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.project.ProjectFinder;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.project.options.ProjectOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Decides whether the migrations of a project are Alembic's: if the configured folder is one with
 * {@code env.py}, or does not exist and the project folder has Alembic's configuration.
 */
record AlembicDetection(ProjectOptions options) {

  private static final String ENVIRONMENT = "env.py";

  /**
   * Returns the Alembic project.
   *
   * @throws Failure.Misconfigured if there is one that cannot be followed, or if there are also
   *     migrations of another tool
   */
  Optional<AlembicProject> project() {
    boolean isChosen = options.tool().filter(new Alembic()::equals).isPresent();
    if (options.tool().isPresent() && !isChosen) {
      return Optional.empty();
    }
    Path configured = Path.of(options.migrations().getFirst());
    Path folder = options.folder().resolve(configured).normalize();
    Optional<AlembicProject> found = named(configured, folder);
    if (found.isPresent()) {
      return found;
    }
    if (Files.isDirectory(folder) && !isChosen) {
      found = ProjectFinder.find(options.folder(), Optional.empty());
      found.ifPresent(project -> refuse(configured));
      return Optional.empty();
    }
    found = ProjectFinder.find(options.folder(), Optional.empty());
    if (isChosen && found.isEmpty()) {
      throw missing();
    }
    return found;
  }

  /** Returns the project of a folder with {@code env.py}, or of the folder of its revisions. */
  private Optional<AlembicProject> named(Path configured, Path folder) {
    if (Files.isRegularFile(folder.resolve(ENVIRONMENT))) {
      return ProjectFinder.find(options.folder(), Optional.of(configured));
    }
    Path parent = configured.getParent();
    return parent != null && Files.isRegularFile(folder.resolveSibling(ENVIRONMENT))
        ? ProjectFinder.find(options.folder(), Optional.of(parent))
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
