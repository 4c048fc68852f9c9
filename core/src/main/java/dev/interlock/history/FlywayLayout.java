package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.script.ScriptSplitter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The default layout, Flyway's naming: {@code V<version>__<words>.sql}, {@code
 * U<version>__<words>.sql} (undo), {@code R__<words>.sql} (repeatable), in any subfolder.
 *
 * <p>Letters and ending count as written. Other {@code .sql} files are warned about, names that are
 * almost right are errors, and everything else, such as {@code README.md}, is passed over.
 *
 * @param project the folder that shown paths are relative to
 * @param splitter the dialect's
 */
public record FlywayLayout(Path project, ScriptSplitter splitter) implements HistoryReader {

  @Override
  public History read(List<Path> folders) {
    var paths = new ShownPaths(project);
    var reading = new FlywayReading(paths, splitter);
    var present = folders.stream().filter(Files::isDirectory).toList();
    folders.stream()
        .filter(folder -> !Files.isDirectory(folder))
        .forEach(folder -> reading.report(missing(folder, paths.folder(folder))));
    FileTree.of(present).forEach(reading::add);
    if (present.size() == folders.size() && reading.isEmpty()) {
      reading.report(empty(present.stream().map(paths::folder).toList()));
    }
    return reading.history();
  }

  private static Finding missing(Path folder, String shown) {
    String what = Files.exists(folder) ? "is a file, not a folder" : "does not exist";
    return Finding.error(
            Code.MIGRATIONS_MISSING,
            "the migrations folder `" + shown + "` " + what + ", so nothing can be applied.")
        .at(Place.file(shown))
        .help(
            "Check that the image contains it (`.dockerignore`, `COPY`), or set `migrations` in"
                + " `interlock.yml`.");
  }

  private static Finding empty(List<String> folders) {
    String shown = String.join("`, `", folders);
    var finding =
        Finding.error(
                Code.MIGRATIONS_EMPTY,
                "`" + shown + "` has no migration, so nothing can be applied.")
            .note(FlywayName.RULE)
            .help(
                "Check that the image contains the files (`.dockerignore`), or write the first"
                    + " one: `interlock new \"first tables\"`.");
    return folders.isEmpty() ? finding : finding.at(Place.file(folders.getFirst()));
  }
}
