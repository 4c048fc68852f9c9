package dev.interlock.project.files;

import dev.interlock.alembic.history.AlembicHistory;
import dev.interlock.alembic.history.AlembicHistory.SealedPrograms;
import dev.interlock.alembic.history.BaselineRevision;
import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.revision.Revision;
import dev.interlock.alembic.revision.RevisionFiles;
import dev.interlock.alembic.revision.RevisionGraph;
import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program.Captured;
import dev.interlock.squash.SquashRange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A baseline of revisions in temporary folders. It is read and run there, before any file of the
 * project changes.
 */
public final class RevisionDraft implements AutoCloseable {

  private final MigrationFiles files;
  private final AlembicProject project;
  private final RevisionGraph graph;
  private final BaselineRevision baseline;
  private final String server;
  private final TemporaryFolder folder = new TemporaryFolder("interlock-squash");

  /**
   * @param server product and major version of the server of the proof
   * @param release the last release that has the old files, if known
   */
  public RevisionDraft(
      MigrationFiles files,
      AlembicProject project,
      SquashRange range,
      String server,
      Optional<String> release) {
    this.files = files;
    this.project = project;
    this.server = server;
    this.graph = RevisionFiles.read(project.versions(), project.recursive(), project.folder());
    this.baseline =
        new BaselineRevision(
            range.migrations().stream().map(this::revision).toList(),
            range.migrations(),
            release,
            Instant.now());
    refuseOutside();
  }

  private Revision revision(Migration migration) {
    return graph.find(new RevisionId(migration.id().toString())).orElseThrow();
  }

  private void refuseOutside() {
    project.versions().stream()
        .filter(versions -> !versions.normalize().startsWith(project.folder().normalize()))
        .findFirst()
        .ifPresent(outside -> {
          throw new Failure.Refused(
              Finding.error(
                      Code.CANNOT_SQUASH,
                      "`%s` is outside the project's folder.".formatted(outside))
                  .help("Run `interlock squash` in the folder that holds all revisions."));
        });
  }

  /** The path of the baseline: that of the last revision, whose place it takes. */
  public Path path() {
    return project.folder().resolve(baseline.revisions().getLast().file()).normalize();
  }

  /**
   * Returns the file with these statements.
   *
   * @throws Failure.Refused if one revision cannot send them
   */
  public String text(String sql) {
    return baseline.with(sql, files.splitter());
  }

  /**
   * Returns the migration with these statements, as read from its file.
   *
   * @throws Failure.Refused if one revision cannot send them
   */
  public Migration migration(String sql) {
    Path root = folder.next();
    Path path = in(root, path());
    TemporaryFolder.write(path, text(sql));
    var captured = new Captured(server, sql, List.of());
    return AlembicHistory.kept(
            at(root), path.resolveSibling(""), files.splitter(), sealed(captured))
        .migrations()
        .getFirst();
  }

  private static SealedPrograms sealed(Captured captured) {
    return new SealedPrograms() {
      @Override
      public Optional<Captured> up(MigrationId id, Revision revision) {
        return Optional.of(captured);
      }

      @Override
      public Optional<Captured> undo(MigrationId id, Revision revision) {
        return Optional.empty();
      }
    };
  }

  /** Returns the project with the baseline with these statements and the revisions that stay. */
  public AlembicProject project(String sql) {
    Path root = folder.next();
    graph.order().stream()
        .filter(revision -> !baseline.revisions().contains(revision))
        .forEach(revision ->
            TemporaryFolder.write(
                in(root, project.folder().resolve(revision.file())), revision.text()));
    TemporaryFolder.write(in(root, path()), text(sql));
    return project.movedTo(at(root).versions(), project.folder());
  }

  private AlembicProject at(Path root) {
    return project.movedTo(
        project.versions().stream().map(versions -> in(root, versions)).toList(), root);
  }

  /** Repeats the path in the project, so that findings and seals name the final one. */
  private Path in(Path root, Path path) {
    return root.resolve(project.folder().normalize().relativize(path.normalize()).toString());
  }

  @Override
  public void close() {
    folder.close();
  }
}
