package dev.interlock.json;

import dev.interlock.backup.Backup;
import dev.interlock.backup.BackupFindings;
import dev.interlock.backup.BackupOrigin;
import dev.interlock.backup.BackupStore;
import dev.interlock.dialect.backup.BackupSink;
import dev.interlock.dialect.backup.RowInput;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.system.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with one folder for each backup: a manifest, and one compressed file for each part. Only
 * the owner may read them, because they hold rows.
 *
 * @param folder created when the first rows come
 * @param shown the folder as the user would write it
 * @param clock gives the backups their time
 */
public record BackupFolder(Path folder, String shown, InstantSource clock) implements BackupStore {

  static final String MANIFEST = "manifest.json";

  private static final int LARGEST_MEBIBYTES = 64;

  @Override
  public BackupSink begin(BackupOrigin origin) {
    return new BackupWriting(folder, shown, origin, clock.instant());
  }

  /** A folder without a manifest is what a killed run left. */
  @Override
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(each -> Files.exists(each.resolve(MANIFEST)))
          .map(each -> String.valueOf(each.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.BAD_FOLDER, "`%s` cannot be read: %s.".formatted(shown, FileReason.of(e)))
              .help("Check the folder's permissions."));
    }
  }

  @Override
  public Backup read(String name) {
    try {
      return BackupJson.read(
          name, RegularFile.readText(folder.resolve(name).resolve(MANIFEST), LARGEST_MEBIBYTES));
    } catch (BadJson e) {
      throw BackupFindings.unreadable(name, "`%s` %s".formatted(MANIFEST, e.getMessage()));
    } catch (IOException e) {
      throw BackupFindings.unreadable(
          name, "`%s` cannot be read: %s".formatted(MANIFEST, FileReason.of(e)));
    }
  }

  @Override
  public RowInput.Opening open(Backup backup, Backup.Part part) {
    return () -> PartInput.open(folder.resolve(backup.name()).resolve(part.file()), part);
  }
}
