package dev.interlock.cli.command;

import dev.interlock.backup.Backup;
import dev.interlock.backup.BackupFindings;
import dev.interlock.backup.BackupStore;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.project.configuration.Backups;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The next step after an undo: the rows that the migrations dropped are in their backups. */
final class RestorableRows {

  private RestorableRows() {}

  /** Returns one line for each backup of the migrations that were undone, the oldest first. */
  static List<String> of(Plan undone, Project project) {
    Set<MigrationId> ids =
        undone.migrations().stream().map(PlannedMigration::id).collect(Collectors.toSet());
    return ids.isEmpty()
        ? List.of()
        : Backups.place(project.configured()).stream()
            .flatMap(store -> store.names().stream().flatMap(name -> readable(store, name)))
            .filter(backup -> ids.contains(backup.origin().migration()))
            .filter(backup -> backup.origin().direction() == Direction.UP)
            .map(backup ->
                "`interlock restore %s` puts back %s that %s destroyed"
                    .formatted(
                        backup.name(),
                        BackupFindings.counted(backup.count(), "row"),
                        backup.origin().migration()))
            .toList();
  }

  private static Stream<Backup> readable(BackupStore store, String name) {
    try {
      return Stream.of(store.read(name));
    } catch (Failure.Refused unreadable) {
      return Stream.empty(); // `interlock restore` reports it
    }
  }
}
