package dev.interlock.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.History;
import dev.interlock.history.Placeholders;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.script.ScriptSplitter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads folders in the layout of any tool. Names that are almost right are errors, other {@code
 * .sql} files are warnings, and all other files, such as {@code README.md}, are ignored.
 *
 * @param project the folder that shown paths are relative to
 * @param splitter the dialect's splitter
 * @param chosen the tool; empty to detect it, which refuses a folder with files of two tools
 * @param placeholders Flyway's placeholders and their values
 */
public record LayoutReader(
    Path project,
    ScriptSplitter splitter,
    Optional<MigrationTool> chosen,
    Placeholders placeholders)
    implements HistoryReader {

  /** Creates a reader without values for placeholders. */
  public LayoutReader(Path project, ScriptSplitter splitter, Optional<MigrationTool> chosen) {
    this(project, splitter, chosen, Placeholders.NONE);
  }

  @Override
  public History read(List<Path> folders) {
    var paths = new ShownPaths(project);
    var present = folders.stream().filter(Files::isDirectory).toList();
    var entries = FileTree.of(present);
    var detected =
        chosen.isPresent() ? Optional.<LayoutDetector.Detected>empty() : detected(entries);
    MigrationTool tool =
        detected.map(LayoutDetector.Detected::tool).or(() -> chosen).orElse(MigrationTools.DEFAULT);
    var reading = new LayoutReading(paths, splitter, tool, placeholders);
    folders.stream()
        .filter(folder -> !Files.isDirectory(folder))
        .forEach(folder -> reading.report(missing(folder, paths.folder(folder))));
    detected.ifPresent(reading::refuseIfMixed);
    reading.expect(entries);
    entries.forEach(reading::add);
    if (present.size() == folders.size() && reading.isEmpty()) {
      reading.report(empty(present.stream().map(paths::folder).toList(), reading.rule()));
    }
    return reading.history().withKept(() -> kept(folders, tool));
  }

  /**
   * Returns the folder for the kept files of squashed migrations: {@code squashed}, beside the
   * first folder.
   */
  public static Path keptFolder(Path migrations) {
    return migrations.resolveSibling("squashed");
  }

  private History kept(List<Path> folders, MigrationTool tool) {
    var kept = new LayoutReading(new ShownPaths(project), splitter, tool, placeholders);
    List<Path> there =
        folders.stream().limit(1).map(LayoutReader::keptFolder).filter(Files::isDirectory).toList();
    var entries = FileTree.of(there);
    kept.expect(entries);
    entries.forEach(kept::add);
    return kept.kept();
  }

  private static Optional<LayoutDetector.Detected> detected(List<FileTree.Entry> entries) {
    return Optional.of(LayoutDetector.detect(entries));
  }

  /** Returns the tool of folders: the chosen one, or the one detected. */
  public MigrationTool tool(List<Path> folders) {
    var present = folders.stream().filter(Files::isDirectory).toList();
    return chosen.orElseGet(() -> LayoutDetector.detect(FileTree.of(present)).tool());
  }

  /**
   * Whether the files of a folder are migrations by their names or marks. Names with only a number
   * in front and files without marks, as sqlx has them, do not count: declared schemas use them
   * too.
   */
  public static boolean isOfMigrations(Path folder) {
    return Files.isDirectory(folder)
        && LayoutDetector.detect(FileTree.of(List.of(folder))).tools().entrySet().stream()
            .anyMatch(found -> LayoutDetector.isSure(found.getKey(), found.getValue()));
  }

  private static Finding missing(Path folder, String shown) {
    String what = Files.exists(folder) ? "is a file, not a folder" : "does not exist";
    return Finding.error(
            Code.MIGRATIONS_MISSING,
            "the migrations folder `" + shown + "` " + what + ", so nothing can be applied.")
        .at(Place.file(shown))
        .help(
            "Run `interlock image-check` where the image is built: it names the line that leaves the"
                + " folder out. Or set `migrations` in `interlock.yml`.");
  }

  private static Finding empty(List<String> folders, String rule) {
    String shown = String.join("`, `", folders);
    var finding =
        Finding.error(
                Code.MIGRATIONS_EMPTY,
                "`" + shown + "` has no migration, so nothing can be applied.")
            .note(rule)
            .help(
                "Run `interlock image-check` where the image is built: it names the line that leaves"
                    + " the files out. Or write the first one: `interlock new \"first tables\"`.");
    return folders.isEmpty() ? finding : finding.at(Place.file(folders.getFirst()));
  }
}
