package dev.interlock.project.schema;

import dev.interlock.catalog.Catalog;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.json.BadJson;
import dev.interlock.json.CatalogJson;
import dev.interlock.system.RegularFile;
import dev.interlock.system.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** Schemas stored in files. */
public final class SnapshotFile {

  private static final int LARGEST_MEBIBYTES = 1024;

  private SnapshotFile() {}

  public static Catalog read(Path file) {
    try {
      return CatalogJson.read(RegularFile.readText(file, LARGEST_MEBIBYTES));
    } catch (BadJson e) {
      throw unreadable(file, String.valueOf(FileReason.of(e)));
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + FileReason.of(e));
    }
  }

  /** Writes the catalog; replaces an existing file. */
  public static void write(Catalog catalog, Path file) {
    try {
      WholeFile.replace(file, CatalogJson.write(catalog));
    } catch (IOException e) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.BAD_FOLDER, "`%s` cannot be written: %s.".formatted(file, FileReason.of(e)))
              .help("Name a file in an existing folder that may be written to."));
    }
  }

  private static Failure unreadable(Path file, String why) {
    String name = String.valueOf(file.getFileName());
    return new Failure.Misconfigured(
        Finding.error(Code.BAD_SNAPSHOT, "`%s` %s.".formatted(name, why))
            .at(Place.file(name))
            .help("Write it again with `interlock inspect --output FILE`."));
  }
}
