package dev.interlock.project.configuration;

import dev.interlock.backup.BackupStore;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.json.BackupFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The place for backups of a project. */
public final class Backups {

  private Backups() {}

  /**
   * Returns the place that migrations save to; empty if they save nothing.
   *
   * @throws Failure.Misconfigured if backups are wanted and have no place
   */
  static Optional<BackupStore> wanted(ConfiguredProject project) {
    BackupConfiguration backup = project.configuration().backup();
    if (backup.choice().value() == BackupChoice.OFF) {
      return Optional.empty();
    }
    Optional<BackupStore> place = place(project);
    if (place.isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(Code.BAD_VALUE, "`backup` is `before-destructive`, but has no place.")
              .help("Set `backup.folder` to a folder that is kept when the deploy ends."));
    }
    return place;
  }

  /**
   * Returns the place that holds backups, also while no new ones are taken; empty if none is set.
   *
   * @throws Failure.Misconfigured if it is among the migrations
   */
  public static Optional<BackupStore> place(ConfiguredProject project) {
    return project
        .configuration()
        .backup()
        .folder()
        .map(Configured::value)
        .map(shown -> {
          Path folder = project.folder().resolve(shown).normalize();
          for (String migrations : project.configuration().migrations().value()) {
            if (folder.startsWith(project.folder().resolve(migrations).normalize())) {
              throw new Failure.Misconfigured(
                  Finding.error(
                          Code.BAD_VALUE,
                          "`backup.folder` is `%s`, which is inside the migrations `%s`."
                              .formatted(shown, migrations))
                      .help(
                          "Name a folder outside: backups hold rows, and migrations are published."));
            }
          }
          return new BackupFolder(folder, shown, InstantSource.system());
        });
  }
}
