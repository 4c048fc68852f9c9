package dev.interlock.project.files;

import dev.interlock.alembic.run.AlembicPrograms;
import dev.interlock.history.Version;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Path;
import java.util.List;

/** Revisions that Alembic writes by the project's own template and file names. */
public record NewRevisions(MigrationFiles files, AlembicPrograms programs) {

  /** Nothing listens there: usually no database is needed to write a file. */
  private static final String NOWHERE = "postgresql://localhost:1/none";

  /**
   * Writes a revision.
   *
   * @param heads the revisions that it joins; empty to build on the only head
   * @return the new files, relative to the project folder
   */
  public List<Path> write(String message, List<Version> heads) {
    DatabaseUrl database =
        files
            .options()
            .database()
            .map(urls -> urls.url().url())
            .orElseGet(() -> DatabaseUrlParser.parse(NOWHERE));
    Path folder = files.options().folder();
    return programs.create(message, heads, database).stream()
        .map(file -> folder.relativize(folder.resolve(file).normalize()))
        .toList();
  }
}
