package dev.interlock.replay;

import dev.interlock.catalog.ObjectId;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import java.util.List;
import java.util.Optional;

/**
 * The undo script of one migration, tried on a shadow database directly after the migration.
 *
 * @param defect why it is not proven that the script restores the schema and that the migration
 *     runs again after it; empty if it is
 * @param dropped the tables and columns that the script drops, in order, also if it creates them
 *     again; without the columns of these tables
 */
public record UndoTrial(MigrationId id, Optional<Finding> defect, List<ObjectId> dropped) {

  public UndoTrial {
    dropped = List.copyOf(dropped);
  }
}
