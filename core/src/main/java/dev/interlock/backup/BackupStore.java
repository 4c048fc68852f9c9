package dev.interlock.backup;

import dev.interlock.dialect.backup.BackupSink;
import dev.interlock.dialect.backup.RowInput;
import java.util.List;

/** A place that holds backups. */
public interface BackupStore {

  /** Returns the place as the user would write it. */
  String shown();

  /** Returns a place for the rows of one run of a migration; creates nothing before they come. */
  BackupSink begin(BackupOrigin origin);

  /** Returns the names of the backups, the oldest first. */
  List<String> names();

  /**
   * Reads the description of a backup.
   *
   * @throws dev.interlock.finding.Failure.Refused if it is not as it was written
   */
  Backup read(String name);

  /** Opens a part of a backup, whose lines are compared with its checksum while they are read. */
  RowInput.Opening open(Backup backup, Backup.Part part);
}
