package dev.interlock.project;

import dev.interlock.alembic.run.AlembicPrograms;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.Server;
import dev.interlock.drift.MigrationSource;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.context.ContextReport;
import dev.interlock.gate.context.RequiredFiles;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.layout.NewMigrations;
import dev.interlock.ledger.TableName;
import dev.interlock.project.files.ImageFiles;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.files.MigrationFolder;
import dev.interlock.project.files.NewRevisions;
import dev.interlock.project.files.StoredSeals;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.project.schema.SchemaSource;
import dev.interlock.project.schema.Schemas;
import dev.interlock.project.shadow.MeasuredSource;
import dev.interlock.replay.UndoTrial;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The migration files of one service, with the operations on them that need no target: at most a
 * shadow database, which is removed afterwards. For one thread.
 *
 * <p>Every method that cannot complete throws {@link Failure}. Findings that do not stop it are
 * events of the options' listener, unless they are the result.
 */
public final class MigrationProject {

  private final MigrationFiles files;

  private MigrationProject(MigrationFiles files) {
    this.files = files;
  }

  /** Returns a builder for a project folder, with the migrations in {@code db/migrations}. */
  public static MigrationProjectBuilder in(Path folder) {
    return new MigrationProjectBuilder(folder.toAbsolutePath().normalize());
  }

  /** Opens a project with all of its options. Reads no file yet. */
  public static MigrationProject of(ProjectOptions options) {
    return new MigrationProject(new MigrationFiles(options));
  }

  /** Returns the migrations with the errors of their files; {@link History#audit} lists all. */
  public History audited() {
    return files.audited();
  }

  /**
   * Returns the migrations.
   *
   * @throws Failure.Refused if the files have an error
   */
  public History history() {
    return files.history();
  }

  /** Returns the migrations that no other one builds on. */
  public List<Migration> heads() {
    History history = history();
    return history.heads().stream().flatMap(head -> history.find(head).stream()).toList();
  }

  /**
   * Returns the table in which the migrations' own tool records what is applied, if the project
   * names another one than usual.
   */
  public Optional<TableName> ledgerTable() {
    return files.versionTable();
  }

  /**
   * Returns the migrations with their effects, for {@code Interlock}: from the seals if they are
   * complete and fresh, or else measured on a shadow database when they are needed.
   */
  public MigrationSource source() {
    return new MeasuredSource(files);
  }

  /**
   * Returns the effects that seals record of the migrations as they are now, in apply order;
   * migrations without such a seal are left out. Starts no server.
   *
   * @throws Failure.Refused if the files have an error
   */
  public List<MigrationEffect> sealedEffects() {
    return StoredSeals.read(files, history()).seals().stream().map(Seal::effect).toList();
  }

  /**
   * Tries undo scripts on a shadow database, each directly after its migration. Nothing of it
   * remains.
   *
   * @param tried the migrations whose undo scripts are tried; those without a script are left out
   * @param server the server that is migrated
   * @return in apply order
   * @throws Failure if no shadow database is available, or if a migration does not run
   */
  public List<UndoTrial> undoTrials(Set<MigrationId> tried, Server server) {
    return new MeasuredSource(files).undoTrials(tried, server);
  }

  /**
   * Runs the migrations on a shadow database, and checks files, branches, undo scripts, seals and
   * models, and what an image gets of the files. Writes nothing.
   */
  public CheckResult check() {
    return new Check(files).run();
  }

  /**
   * Checks whether an image gets the files that a deploy needs, and whether files with credentials
   * are sent to its build. Starts no server and writes nothing.
   *
   * @throws Failure if the Dockerfile or an ignore file cannot be followed
   */
  public ContextReport image() {
    return new ImageCheck(files).run();
  }

  /** Returns the files that a deploy needs in the image, in groups. Reads names of files only. */
  public List<RequiredFiles> requiredFiles() {
    return ImageFiles.of(files);
  }

  /**
   * Runs the migrations on a shadow database, and stores the effects of each beside it.
   *
   * @throws Failure.Refused if a migration fails
   */
  public SealResult seal() {
    return new Sealing(files).run();
  }

  /**
   * Replaces migrations by one that is proven to make the same schema. The old files are kept
   * beside the migrations, for databases that need them.
   *
   * @param from the first version; empty for the base
   * @param to the last version
   * @param release the last release that has the old files, for messages
   * @throws Failure.Refused if a migration fails or the result cannot be proven
   */
  public SquashResult squash(Optional<Version> from, Version to, Optional<String> release) {
    return new Squashing(files, release).run(from, to);
  }

  /**
   * Compares the schema that the service's models need with the one that the migrations make.
   *
   * @return the differences
   * @throws Failure.Misconfigured if no models are configured
   * @throws Failure.Refused if a migration fails, or if the models' DDL cannot be obtained
   */
  public List<Finding> models() {
    return new ModelsComparison(files).run();
  }

  /**
   * Compares two schemas.
   *
   * @throws Failure if one of them cannot be read
   */
  public DiffResult diff(SchemaSource before, SchemaSource after) {
    return DiffResult.of(files, before, after);
  }

  /**
   * Reads a schema.
   *
   * @throws Failure if it cannot be read
   */
  public Catalog inspect(SchemaSource source, CatalogScope scope) {
    try (var schemas = new Schemas(files, scope)) {
      return schemas.read(source);
    }
  }

  /**
   * Writes the next migration file, named in the style of the last one; in an Alembic project
   * Alembic writes it.
   *
   * @param words what it is for, such as {@code add tasks}
   * @param withUndo whether an undo script is written too; a revision always has its own
   * @return the new files, relative to the project folder
   * @throws IllegalArgumentException if the words contain no letter or digit
   * @throws Failure.Refused if the files have an error
   */
  public List<Path> create(String words, boolean withUndo) {
    var folder = new MigrationFolder(files);
    Optional<AlembicPrograms> alembic = files.programs();
    if (alembic.isPresent()) {
      folder.history();
      return new NewRevisions(files, alembic.get()).write(words, List.of());
    }
    return folder.write(
        NewMigrations.next(
            files.tool(), folder.history(), words, withUndo, InstantSource.system()));
  }

  /**
   * Writes a migration that joins all heads into one, and tries whether the order of their branches
   * matters.
   */
  public MergeResult merge() {
    return new Merging(files).run();
  }
}
