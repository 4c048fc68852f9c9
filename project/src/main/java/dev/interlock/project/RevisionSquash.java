package dev.interlock.project;

import dev.interlock.alembic.run.AlembicPrograms;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Program;
import dev.interlock.history.Program.Captured;
import dev.interlock.history.ScriptFile;
import dev.interlock.project.files.KeptFiles;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.files.RevisionDraft;
import dev.interlock.project.shadow.HistoryReplay;
import dev.interlock.project.shadow.RangeProofs;
import dev.interlock.project.shadow.Replayed;
import dev.interlock.script.Statement;
import dev.interlock.squash.Squash;
import dev.interlock.squash.SquashRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Squashes revisions of Alembic into one in the place of the last, which sends the statements that
 * they sent.
 *
 * @param before a replay of the history before the squash
 */
record RevisionSquash(
    MigrationFiles files,
    Optional<String> release,
    AlembicPrograms programs,
    HistoryReplay replay,
    Replayed before) {

  SquashResult run(History history, SquashRange range, KeptFiles kept, RangeProofs proofs) {
    refusePrograms(range);
    try (var draft =
        new RevisionDraft(files, programs.project(), range, before.server(), release)) {
      Squash.Proven proven = Squash.of(history, before.outcome(), range, draft::migration, proofs);
      Seal seal = prove(history, range, draft, proven.sql());
      KeptFiles.Moved moved =
          kept.replaceLast(draft.path(), draft.text(proven.sql()), seal, old(history, range));
      return new SquashResult.Squashed(
          range.migrations(), proven.statements(), proven.leftOut(), moved);
    }
  }

  /** Refuses revisions that only Python can run: no statements replace them. */
  private void refusePrograms(SquashRange range) {
    for (Migration migration : range.migrations()) {
      List<String> reasons =
          migration.up().program().map(one -> one.reasons(before.server())).orElse(List.of());
      if (!reasons.isEmpty()) {
        throw new Failure.Refused(
            Finding.error(
                    Code.CANNOT_SQUASH,
                    "`%s` has no statements that could replace it, because %s."
                        .formatted(migration.id(), String.join(", and ", reasons)))
                .at(migration.up().place())
                .help("Squash a range without it."));
      }
    }
  }

  /**
   * Lets Alembic run the baseline and the revisions that stay.
   *
   * @return the seal of the baseline
   * @throws Failure.Refused if it does not send the SQL, or if they make another schema
   */
  private Seal prove(History history, SquashRange range, RevisionDraft draft, String sql) {
    Migration read = draft.migration(sql);
    var program = new Program(read.statements(), Optional::empty);
    History squashed = squashed(history, range, revision(read, program));
    replay.prove(programs.of(draft.project(sql)), squashed, before.outcome());
    Captured sent = program.captured().orElseThrow();
    if (!sent.reasons().isEmpty() || !endsWith(sent.script(), sql)) {
      throw new Failure.Refused(otherStatements(range, sent));
    }
    return Sealing.withPrograms(squashed, replay.replay(squashed).seals()).stream()
        .filter(seal -> seal.effect().id().equals(read.id()))
        .findFirst()
        .orElseThrow();
  }

  private Migration revision(Migration read, Program program) {
    var file = ScriptFile.of(read.path(), read.raw(), read.directives(), program, files.splitter());
    return new Migration(read.id(), read.description(), List.of(), file, Optional.empty());
  }

  private static History squashed(History history, SquashRange range, Migration baseline) {
    var migrations = new ArrayList<>(List.of(baseline));
    history.all().stream()
        .filter(migration -> !range.ids().contains(migration.id()))
        .forEach(migrations::add);
    return history.withMigrations(migrations, List.of());
  }

  /**
   * Whether a script ends with the statements of another one; {@code env.py} may send some before.
   */
  private boolean endsWith(String script, String end) {
    List<String> all = texts(script);
    List<String> last = texts(end);
    return all.size() >= last.size()
        && all.subList(all.size() - last.size(), all.size()).equals(last);
  }

  private List<String> texts(String script) {
    return files.splitter().split(script).stream().map(Statement::text).toList();
  }

  private static Finding otherStatements(SquashRange range, Captured sent) {
    Finding finding =
        Finding.error(
                Code.CANNOT_SQUASH,
                "one revision for `%s` to `%s` does not send the same statements as they."
                    .formatted(range.first().id(), range.last().id()))
            .help("Squash a smaller range.");
    return sent.reasons().stream().findFirst().map(finding::note).orElse(finding);
  }

  /** The seals of the replaced revisions, by which they run where a database needs them. */
  private List<Seal> old(History history, SquashRange range) {
    Set<?> ids = range.ids();
    return Sealing.withPrograms(history, before.seals()).stream()
        .filter(seal -> ids.contains(seal.effect().id()))
        .toList();
  }
}
