package dev.interlock.project.files;

import dev.interlock.alembic.history.AlembicHistory;
import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.revision.EnvironmentOptions;
import dev.interlock.alembic.run.AlembicPrograms;
import dev.interlock.event.Event;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.json.SealFolder;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.SqlFolder;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.TableName;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.script.ScriptSplitter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a project: its migrations, and their seals. */
public record MigrationFiles(ProjectOptions options) {

  private static final String SEALS = "seal";

  /**
   * The migrations of the project's files.
   *
   * @throws Failure.Refused if the files have an error
   */
  public History history() {
    return sound(audited());
  }

  /** The migrations of the project's files, with their errors. */
  public History audited() {
    return alembic().map(this::audited).orElseGet(() -> reader(options.tool()).read(folders()));
  }

  private History audited(AlembicProject project) {
    return AlembicHistory.read(project, splitter(), new StoredPrograms(seals()))
        .withKept(() ->
            AlembicHistory.kept(
                project, keptFolder(), splitter(), new StoredPrograms(keptSeals())));
  }

  /** The Alembic project whose revisions are the migrations, if they are. */
  public Optional<AlembicProject> alembic() {
    return AlembicDetection.of(options).project();
  }

  /** The table in which Alembic records what is applied, if {@code env.py} names it. */
  public Optional<TableName> versionTable() {
    return alembic()
        .map(project -> EnvironmentOptions.read(project.scripts().resolve("env.py")))
        .filter(options -> options.table().isPresent() || options.schema().isPresent())
        .map(options ->
            new TableName(
                options.schema(), options.table().orElse(new Alembic().ledger().table())));
  }

  /** Returns a starter of Python for the Alembic project, if there is one. */
  public Optional<AlembicPrograms> programs() {
    return alembic()
        .map(project ->
            new AlembicPrograms(
                project,
                options.python(),
                options.environment(),
                line -> options.listener().on(new Event.ProgramPrinted(line)),
                options.redactor()::redact));
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
  public History history(Path path) {
    return isOwn(path) ? history() : sound(reader(Optional.empty()).read(List.of(path)));
  }

  private boolean isOwn(Path path) {
    return folders().stream().anyMatch(own -> own.normalize().equals(path.normalize()));
  }

  /**
   * SQL files that are not migrations, in the order of their names.
   *
   * @throws Failure.Refused if the files have an error
   */
  public History declared(List<Path> paths) {
    History declared = new SqlFolder(options.folder(), splitter()).read(paths);
    refuse(declared.audit());
    return declared;
  }

  private History sound(History history) {
    if (!history.problems().isEmpty()) {
      refuse(new MissingFromImage(options).explained(history.problems()));
    }
    return history;
  }

  private static void refuse(List<Finding> findings) {
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new Failure.Refused(errors);
    }
  }

  /** The tool of the files, or of those to come. */
  public MigrationTool tool() {
    return alembic()
        .<MigrationTool>map(project -> new Alembic())
        .orElseGet(() -> reader(options.tool()).tool(folders()));
  }

  private LayoutReader reader(Optional<MigrationTool> tool) {
    return new LayoutReader(
        options.folder(), splitter(), tool, PlaceholderNames.of(options, options.dialect()));
  }

  /**
   * A splitter that tells the redactor the secrets of every script, so that later output hides
   * them.
   */
  public ScriptSplitter splitter() {
    return new RedactedSplitter(options.dialect().splitter(), options.redactor());
  }

  /** The folder of the seals: {@code seal} beside the first folder of migrations. */
  public SealFolder seals() {
    Path migrations = options.folder().relativize(folders().getFirst());
    Path shown =
        Optional.ofNullable(migrations.getParent())
            .map(parent -> parent.resolve(SEALS))
            .orElseGet(() -> Path.of(SEALS));
    return new SealFolder(options.folder().resolve(shown), shown.toString());
  }

  /** The folder of the seals of squashed migrations, kept with their files. */
  public SealFolder keptSeals() {
    Path kept = keptFolder().resolve(SEALS);
    return new SealFolder(kept, options.folder().relativize(kept).toString());
  }

  /** The folder of the files of squashed migrations. */
  Path keptFolder() {
    return LayoutReader.keptFolder(folders().getFirst()).normalize();
  }

  /** Whether a migration is read from the kept files. */
  boolean isKept(Migration migration) {
    return options.folder().resolve(migration.up().path()).normalize().startsWith(keptFolder());
  }

  /** The folders of the migrations, absolute and normalized; they need not exist. */
  public List<Path> folders() {
    return alembic()
        .map(project -> project.versions().stream().map(Path::normalize).toList())
        .orElseGet(() ->
            options.migrations().stream()
                .map(folder -> options.folder().resolve(folder).normalize())
                .toList());
  }
}
