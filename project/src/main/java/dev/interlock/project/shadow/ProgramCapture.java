package dev.interlock.project.shadow;

import dev.interlock.alembic.capture.CapturedHistory;
import dev.interlock.alembic.capture.CapturedRevision;
import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.revision.Revision;
import dev.interlock.alembic.revision.RevisionFiles;
import dev.interlock.alembic.revision.RevisionGraph;
import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.alembic.run.AlembicPrograms;
import dev.interlock.alembic.runner.RevisionFailed;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Shadow;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program;
import dev.interlock.history.Program.Captured;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Version;
import dev.interlock.replay.Replay.Outcome;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.url.DatabaseUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the programs of a history send, by running all of them on two shadow databases,
 * and whether their statements alone make the same schema. For one history.
 *
 * @see Program
 */
final class ProgramCapture {

  private static final int SHOWN = 5;

  /**
   * Codes by which a server says that it lacks something: a feature, a file of an extension, a
   * privilege (PostgreSQL manual, appendix A).
   */
  private static final Set<String> OF_SERVER = Set.of("0A000", "58P01", "42501");

  private final AlembicPrograms programs;
  private final ShadowDatabases shadows;
  private final Listener listener;
  private final Optional<String> reason;
  private @Nullable DatabaseUrl database;
  private List<CapturedRevision> captured = List.of();
  private Optional<MigrationId> failing = Optional.empty();

  /**
   * @param reason why only the programs may run on the server that is deployed to, whatever they
   *     send; empty for seals, which decide that
   */
  ProgramCapture(
      AlembicPrograms programs,
      ShadowDatabases shadows,
      Listener listener,
      Optional<String> reason) {
    this.programs = programs;
    this.shadows = shadows;
    this.listener = listener;
    this.reason = reason;
  }

  /**
   * Runs the programs, and lets the migrations know what they send. Does nothing if they know.
   *
   * @return whether the programs ran
   * @throws Failure if Python cannot run them, or if one of them fails
   */
  boolean run(History history) {
    if (database != null && history.all().stream().allMatch(m -> m.up().hasScript())) {
      return false;
    }
    if (shadows.isShared()) {
      throw new Failure.Unavailable(shared());
    }
    long start = System.nanoTime();
    DatabaseUrl first = shadows.database();
    DatabaseUrl second = shadows.database();
    AlembicProject project = programs.project();
    RevisionGraph graph =
        RevisionFiles.read(project.versions(), project.recursive(), project.folder())
            .requireSound();
    CapturedHistory result =
        programs.capture(shadows.dialect().splitter()).capture(first, second, graph);
    shadows.discard(second);
    if (result.failed().isPresent()) {
      throw failed(graph.order().get(result.revisions().size()), result.failed().get());
    }
    database = first;
    captured = result.revisions();
    String server = server(first);
    captured.forEach(revision -> learn(history, revision, server));
    listener.on(
        new Event.ProgramsCaptured(
            captured.size(),
            Math.toIntExact(captured.stream().filter(one -> !one.reasons().isEmpty()).count()),
            Duration.ofNanos(System.nanoTime() - start)));
    return true;
  }

  /** Returns the failure of a revision; another server may lack nothing. */
  private Failure failed(Revision revision, RevisionFailed why) {
    RevisionFailed.Details details = why.details();
    boolean isOfRevision =
        switch (details.kind()) {
          case FAILED -> true;
          case DATABASE -> details.sqlState().filter(OF_SERVER::contains).isEmpty();
          case REFUSED, COMMITS, MISSING -> false;
        };
    if (!isOfRevision) {
      return why.failure();
    }
    failing = Optional.of(id(revision.id()));
    return new Failure.Refused(why.failure().findings());
  }

  /** Returns the migration that failed because of what it does. */
  Optional<MigrationId> failing() {
    return failing;
  }

  /** Returns warnings about undo programs that fail. */
  List<Finding> findings(History history) {
    return captured.stream()
        .filter(revision -> revision.undo().isEmpty() && revision.failsToUndo())
        .flatMap(revision ->
            history.find(id(revision.id())).stream()
                .filter(migration -> migration.undo().isPresent())
                .map(migration -> undoFails(migration, revision)))
        .toList();
  }

  private static Finding undoFails(Migration migration, CapturedRevision revision) {
    return Finding.warning(
            Code.UNDO_INCOMPLETE,
            "`%s` cannot be undone: %s."
                .formatted(migration.id(), String.join(", and ", revision.undoReasons())))
        .at(migration.up().place())
        .help(
            "Correct `downgrade()`, or let it raise an error that says why there is no way back.");
  }

  private static MigrationId id(RevisionId id) {
    return MigrationId.of(Version.whole(id.text(), id.text()));
  }

  private String server(DatabaseUrl url) {
    try (Shadow shadow = shadows.shadow(url)) {
      return shadow.server();
    }
  }

  private void learn(History history, CapturedRevision revision, String server) {
    Optional<Migration> migration = history.find(id(revision.id()));
    migration
        .map(Migration::up)
        .flatMap(ScriptFile::program)
        .ifPresent(
            program -> learn(program, new Captured(server, revision.script(), revision.reasons())));
    migration
        .flatMap(Migration::undo)
        .flatMap(ScriptFile::program)
        .ifPresent(program ->
            revision
                .undo()
                .ifPresent(
                    undo -> learn(program, new Captured(server, undo, revision.undoReasons()))));
  }

  private void learn(Program program, Captured seen) {
    if (reason.isPresent() && program.captured().isPresent()) {
      return; // its seal is fresh
    }
    program.learn(seen, reason);
  }

  /**
   * Compares the schema that the programs made with the one that their statements make.
   *
   * @throws Failure.Refused if they differ
   */
  void verify(Outcome outcome) {
    DatabaseUrl made = database;
    if (made == null || outcome.obstacle().isPresent()) {
      return;
    }
    try (Shadow shadow = shadows.shadow(made)) {
      dropVersionTable(shadow);
      Catalog byPrograms = shadow.catalog();
      List<Change> changes = Change.between(outcome.schema(), byPrograms);
      if (!changes.isEmpty()) {
        throw new Failure.Refused(differs(changes));
      }
    }
  }

  /** Alembic's own table is part of no schema, but its name is the project's choice. */
  private void dropVersionTable(Shadow shadow) {
    captured.stream()
        .limit(1)
        .map(one ->
            one.versionSchema().map(schema -> quoted(schema) + ".").orElse("")
                + quoted(one.versionTable()))
        .map(table -> "DROP TABLE IF EXISTS " + table)
        .forEach(sql -> shadow.runUnwatched(Statement.of(sql, 0, StatementKind.ORDINARY)));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static Finding differs(List<Change> changes) {
    var notes = new ArrayList<String>();
    changes.stream().limit(SHOWN).map(change -> "only Python makes: " + change).forEach(notes::add);
    return Finding.error(
            Code.PROGRAM_UNKNOWN,
            "the statements that the revisions sent do not make the schema that they made, so their effects are unknown.")
        .notes(notes, SHOWN)
        .help(
            "Look for a revision that sends statements past SQLAlchemy, such as `COPY` through the driver's cursor, and send them with `op.execute`.");
  }

  private static Finding shared() {
    return Finding.error(
            Code.PROGRAM_UNKNOWN,
            "the revisions of Alembic are tried only on a shadow server of their own: what they send is not known before.")
        .help(
            "Set `shadow` to `embedded`, or to `own:URL` for a server that is used for nothing else.");
  }
}
