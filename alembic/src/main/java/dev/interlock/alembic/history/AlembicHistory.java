package dev.interlock.alembic.history;

import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.revision.Revision;
import dev.interlock.alembic.revision.RevisionFiles;
import dev.interlock.alembic.revision.RevisionGraph;
import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Directives;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program;
import dev.interlock.history.Program.Captured;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Squashes;
import dev.interlock.history.Version;
import dev.interlock.layout.DirectiveReader;
import dev.interlock.layout.Header;
import dev.interlock.layout.LayoutFindings;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.script.ScriptSplitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads the revisions of an Alembic project as migrations. */
public final class AlembicHistory {

  private final AlembicProject project;
  private final ScriptSplitter splitter;
  private final SealedPrograms sealed;
  private final List<Finding> problems = new ArrayList<>();

  /** The statements of revisions that are known without Python. */
  public interface SealedPrograms {

    /** Returns what {@code upgrade} sends, if the seal is of this revision. */
    Optional<Captured> up(MigrationId id, Revision revision);

    /** Returns what {@code downgrade} sends, if the seal is of this revision. */
    Optional<Captured> undo(MigrationId id, Revision revision);
  }

  private AlembicHistory(AlembicProject project, ScriptSplitter splitter, SealedPrograms sealed) {
    this.project = project;
    this.splitter = splitter;
    this.sealed = sealed;
  }

  /**
   * Reads the files of all revisions. The result contains all problems.
   *
   * @param splitter the dialect's splitter, for the statements that revisions send
   */
  public static History read(
      AlembicProject project, ScriptSplitter splitter, SealedPrograms sealed) {
    return new AlembicHistory(project, splitter, sealed).read();
  }

  /**
   * Reads the kept files of squashed revisions. Alembic does not find them, so they run by the
   * statements in their seals; one without a fresh seal counts as gone.
   *
   * @param folder the folder of the kept files
   * @param sealed the statements in the kept seals
   */
  public static History kept(
      AlembicProject project, Path folder, ScriptSplitter splitter, SealedPrograms sealed) {
    return new AlembicHistory(project, splitter, sealed).kept(folder);
  }

  private History kept(Path folder) {
    RevisionGraph graph = RevisionFiles.read(List.of(folder), false, project.folder());
    List<Migration> migrations =
        graph.order().stream().flatMap(revision -> kept(revision, graph).stream()).toList();
    return History.of(new Alembic(), migrations, List.of());
  }

  /** The parents of the first one are outside the kept files. */
  private Optional<Migration> kept(Revision revision, RevisionGraph graph) {
    MigrationId id = MigrationId.of(version(revision.id()));
    var needed = new LinkedHashSet<>(graph.needs(revision.id()));
    needed.addAll(revision.parents());
    return sealed
        .up(id, revision)
        .filter(captured -> captured.reasons().isEmpty())
        .map(captured ->
            new Migration(
                id,
                revision.message(),
                List.of(),
                settled(revision, directives(revision, needed), captured),
                sealed
                    .undo(id, revision)
                    .filter(undo -> undo.reasons().isEmpty())
                    .map(undo -> settled(revision, Directives.NONE, undo))));
  }

  private ScriptFile settled(Revision revision, Directives directives, Captured captured) {
    return file(revision, directives, Program.settled(revision.code(), captured));
  }

  private History read() {
    RevisionGraph graph =
        RevisionFiles.read(project.versions(), project.recursive(), project.folder());
    problems.addAll(graph.problems());
    var migrations = new ArrayList<Migration>();
    for (Revision revision : graph.order()) {
      if (Version.isName(revision.id().text())) {
        migrations.add(migration(revision, graph));
      } else {
        problems.add(likeANumber(revision));
      }
    }
    if (migrations.isEmpty() && problems.stream().noneMatch(Finding::isError)) {
      problems.add(empty());
    }
    Squashes.of(migrations)
        .twice(migrations)
        .forEach(migration -> problems.add(LayoutFindings.twice(migration, migrations)));
    return History.of(new Alembic(), migrations, problems);
  }

  private Migration migration(Revision revision, RevisionGraph graph) {
    MigrationId id = MigrationId.of(version(revision.id()));
    Directives directives = directives(revision, graph.needs(revision.id()));
    Optional<ScriptFile> undo =
        revision.hasUndo() || revision.isMerge()
            ? Optional.of(
                file(
                    revision,
                    Directives.NONE,
                    new Program(revision.code(), () -> sealed.undo(id, revision))))
            : Optional.empty();
    return new Migration(
        id,
        revision.message(),
        List.of(),
        file(revision, directives, new Program(revision.code(), () -> sealed.up(id, revision))),
        undo);
  }

  private ScriptFile file(Revision revision, Directives directives, Program program) {
    return ScriptFile.of(revision.file(), revision.raw(), directives, program, splitter);
  }

  /** Parents come from the graph, whatever the comments say. */
  private Directives directives(Revision revision, Collection<RevisionId> needed) {
    var header =
        new Header(
            revision.text(),
            revision.header().stream()
                .map(line -> new Header.Line(line.text(), line.offset()))
                .toList());
    DirectiveReader.Reading read = DirectiveReader.ofProgram(revision.file(), header);
    problems.addAll(read.problems());
    return HeaderWords.in(revision.header(), read.directives())
        .with(
            new Directives.Parents(
                needed.stream().map(AlembicHistory::version).toList(), revision.place()));
  }

  private static Version version(RevisionId id) {
    return Version.whole(id.text(), id.text());
  }

  private Finding likeANumber(Revision revision) {
    return Finding.error(
            Code.REVISION_UNREADABLE,
            "the id `%s` looks like the version of another tool's migration."
                .formatted(revision.id()))
        .at(revision.place())
        .help(
            "Give the revision an id that is not `V` with a number, and does not begin with `R__`.");
  }

  private Finding empty() {
    String shown = shown();
    return Finding.error(
            Code.MIGRATIONS_EMPTY,
            "`%s` has no revision, so nothing can be applied.".formatted(shown))
        .help(
            "Run `interlock image-check` where the image is built: it names the line that leaves the files out. Or write the first one: `interlock new \"first tables\"`.");
  }

  private String shown() {
    var folder = project.versions().getFirst();
    return folder.startsWith(project.folder())
        ? project.folder().relativize(folder).toString()
        : folder.toString();
  }
}
