package dev.interlock.layout;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Version;
import dev.interlock.script.ScriptSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads SQL files that are not migrations, such as a declared schema: the {@code .sql} files in the
 * order of their names are the versions from 1 on. A path can also be a single file.
 *
 * @param project the folder that shown paths are relative to
 * @param splitter the dialect's splitter
 */
public record SqlFolder(Path project, ScriptSplitter splitter) implements HistoryReader {

  @Override
  public History read(List<Path> folders) {
    var paths = new ShownPaths(project);
    var migrations = new ArrayList<Migration>();
    var problems = new ArrayList<Finding>();
    for (Path file : files(folders, paths, problems)) {
      try {
        var id = MigrationId.of(Version.parse(Integer.toString(migrations.size() + 1)));
        String name = FileBytes.nameOf(file);
        migrations.add(
            new Migration(id, name, List.of(), scriptFile(file, paths), Optional.empty()));
      } catch (IOException e) {
        problems.add(FileBytes.unreadable(paths.file(file), FileBytes.reason(e)));
      }
    }
    if (migrations.isEmpty() && problems.isEmpty()) {
      problems.add(empty(folders.stream().map(paths::folder).toList()));
    }
    return History.of(migrations, problems);
  }

  private static List<Path> files(List<Path> folders, ShownPaths paths, List<Finding> problems) {
    var files = new ArrayList<>(folders.stream().filter(Files::isRegularFile).toList());
    for (FileTree.Entry entry : FileTree.of(folders.stream().filter(Files::isDirectory).toList())) {
      switch (entry) {
        case FileTree.Entry.Unreadable(Path path, String why) ->
            problems.add(FileBytes.unreadable(paths.file(path), why));
        case FileTree.Entry.Folder folder -> {}
        case FileTree.Entry.Regular file -> {
          if (file.name().endsWith(".sql")) {
            files.add(file.path());
          }
        }
      }
    }
    return files;
  }

  private ScriptFile scriptFile(Path file, ShownPaths paths) throws IOException {
    String shown = paths.file(file);
    var raw = Checksum.of(FileBytes.read(file));
    return new ScriptFile(
        shown, raw, Directives.NONE, () -> FileBytes.readAgain(file, shown, raw), splitter);
  }

  private static Finding empty(List<String> shown) {
    String named = String.join("`, `", shown);
    return Finding.error(Code.MIGRATIONS_EMPTY, "`%s` has no SQL file.".formatted(named))
        .at(Place.file(String.join(", ", shown)))
        .help("Name a folder with `.sql` files.");
  }
}
