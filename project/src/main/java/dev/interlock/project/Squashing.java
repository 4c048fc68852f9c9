package dev.interlock.project;

import dev.interlock.alembic.run.AlembicPrograms;
import dev.interlock.effect.Seal;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.Version;
import dev.interlock.layout.BaselineFile;
import dev.interlock.project.files.BaselineDraft;
import dev.interlock.project.files.CutShort;
import dev.interlock.project.files.KeptFiles;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.project.files.MigrationFolder;
import dev.interlock.project.shadow.HistoryReplay;
import dev.interlock.project.shadow.RangeProofs;
import dev.interlock.project.shadow.Replayed;
import dev.interlock.squash.Squash;
import dev.interlock.squash.SquashRange;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Squashes migrations into one, with proof, and keeps the old ones for databases that need them.
 *
 * @param release the last release that has the old files
 */
record Squashing(MigrationFiles files, Optional<String> release) {

  SquashResult run(Optional<Version> from, Version to) {
    KeptFiles.removeLeftovers(files);
    Optional<KeptFiles.Moved> finished = CutShort.finish(files);
    return finished.isPresent() ? new SquashResult.Finished(finished.get()) : squash(from, to);
  }

  private SquashResult squash(Optional<Version> from, Version to) {
    History history = new MigrationFolder(files).history();
    SquashRange range = SquashRange.of(history, from, to);
    var kept = new KeptFiles(files, range.migrations());
    kept.refuseIfInTheWay();
    try (var replay = HistoryReplay.of(files);
        var proofs = new RangeProofs(replay, files.options().listener(), InstantSource.system())) {
      Replayed before = replay.replay(history);
      if (!before.obstacles().isEmpty()) {
        throw new Failure.Refused(before.obstacles());
      }
      Optional<AlembicPrograms> alembic = files.programs();
      return alembic.isPresent()
          ? new RevisionSquash(files, release, alembic.get(), replay, before)
              .run(history, range, kept, proofs)
          : squash(history, range, before, kept, proofs);
    }
  }

  private SquashResult squash(
      History history, SquashRange range, Replayed before, KeptFiles kept, RangeProofs proofs) {
    var file = new BaselineFile(files.tool(), history, range.migrations(), release);
    try (var draft = new BaselineDraft(files, file)) {
      Squash.Proven proven = Squash.of(history, before.outcome(), range, draft::migration, proofs);
      KeptFiles.Moved moved =
          kept.replace(draft.file(proven.sql()), new Seal(before.server(), proven.effect()));
      return new SquashResult.Squashed(
          range.migrations(), proven.statements(), proven.leftOut(), moved);
    }
  }
}
