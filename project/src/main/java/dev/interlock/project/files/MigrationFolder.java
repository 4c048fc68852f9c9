package dev.interlock.project.files;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.layout.tool.NewMigrationFile;
import dev.interlock.system.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The folder for new migration files: the first configured one. */
public record MigrationFolder(MigrationFiles files) {

  /** Errors that are expected of a folder without migrations. */
  private static final Set<Code> YET_TO_COME =
      Set.of(Code.MIGRATIONS_MISSING, Code.MIGRATIONS_EMPTY);

  /**
   * The current history; a folder that is missing or empty is a history without migrations.
   *
   * @throws Failure.Refused if the files have any other error
   */
  public History history() {
    History history = files.audited();
    List<Finding> errors =
        history.problems().stream()
            .filter(finding -> finding.isError() && !YET_TO_COME.contains(finding.code()))
            .toList();
    if (!errors.isEmpty()) {
      throw new Failure.Refused(errors);
    }
    return history;
  }

  /**
   * Writes the files; never overwrites one.
   *
   * @return their paths, relative to the project folder
   */
  public List<Path> write(List<NewMigrationFile> added) {
    String name = files.options().migrations().getFirst();
    Path folder = files.options().folder().resolve(name);
    var written = new ArrayList<Path>();
    try {
      Files.createDirectories(folder);
      for (NewMigrationFile file : added) {
        Path path = folder.resolve(file.name());
        Files.createDirectories(path.getParent());
        WholeFile.create(path, file.content());
        written.add(path);
      }
      return added.stream().map(file -> Path.of(name).resolve(file.name())).toList();
    } catch (IOException e) {
      written.forEach(MigrationFolder::remove);
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.BAD_FOLDER,
                  "`%s` cannot be written to: %s.".formatted(name, FileReason.of(e)))
              .help("Check the folder's permissions, and `migrations` in `interlock.yml`."));
    }
  }

  /**
   * Removes a file that was written without its counterpart: a migration without its undo script,
   * or the other way round, would break the next command.
   */
  private static void remove(Path written) {
    try {
      Files.deleteIfExists(written);
      Path folder = written.getParent();
      if (folder != null && isEmpty(folder)) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      // The caller reports the first reason.
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
