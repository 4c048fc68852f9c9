package dev.interlock.cli.project;

import dev.interlock.file.WholeFile;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.tool.MigrationTool;
import dev.interlock.tool.NewMigrationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The folder for new migration files: the first configured one. */
public record MigrationFolder(Project project) {

  /** Errors that are expected of a folder without migrations. */
  private static final Set<Code> YET_TO_COME =
      Set.of(Code.MIGRATIONS_MISSING, Code.MIGRATIONS_EMPTY);

  /**
   * The current history; a folder that is missing or empty is a history without migrations.
   *
   * @throws Failure.Refused if the files have any other error
   */
  public History history() {
    History history = project.audited(Dialects.configured(project));
    List<Finding> errors =
        history.problems().stream()
            .filter(finding -> finding.isError() && !YET_TO_COME.contains(finding.code()))
            .toList();
    if (!errors.isEmpty()) {
      throw new Failure.Refused(errors);
    }
    return history;
  }

  public MigrationTool tool() {
    return project.tool(Dialects.configured(project));
  }

  /** Writes the files; never overwrites one. */
  public void write(List<NewMigrationFile> files) {
    String name = project.configuration().migrations().value().getFirst();
    Path folder = project.folder().resolve(name);
    var written = new ArrayList<Path>();
    try {
      Files.createDirectories(folder);
      for (NewMigrationFile file : files) {
        Path path = folder.resolve(file.name());
        Files.createDirectories(path.getParent());
        WholeFile.create(path, file.content());
        written.add(path);
      }
      files.forEach(file -> project.log().say("wrote " + Path.of(name).resolve(file.name())));
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
