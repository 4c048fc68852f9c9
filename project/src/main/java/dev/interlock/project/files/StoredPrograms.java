package dev.interlock.project.files;

import dev.interlock.alembic.history.AlembicHistory.SealedPrograms;
import dev.interlock.alembic.revision.Revision;
import dev.interlock.effect.Seal;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program.Captured;
import dev.interlock.json.SealFolder;
import java.util.Optional;

/** The statements that revisions send, as the seals record them. A stale seal counts as none. */
record StoredPrograms(SealFolder seals) implements SealedPrograms {

  @Override
  public Optional<Captured> up(MigrationId id, Revision revision) {
    return seal(id, revision).flatMap(Seal::program);
  }

  @Override
  public Optional<Captured> undo(MigrationId id, Revision revision) {
    return seal(id, revision).flatMap(Seal::undo);
  }

  private Optional<Seal> seal(MigrationId id, Revision revision) {
    return seals
        .read(id)
        .filter(seal ->
            seal.effect().raw().equals(revision.raw())
                || seal.effect().statements().equals(revision.code()));
  }
}
