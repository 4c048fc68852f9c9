package dev.interlock.acceptance.campaign;

import dev.interlock.testkit.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project in a temporary folder, with migrations that a test writes. Closing deletes it. */
record Project(WorkFolder folder) implements AutoCloseable {

  static Project create() {
    try {
      var project = new Project(WorkFolder.create("interlock-campaign"));
      Files.createDirectories(project.migrations());
      return project;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return folder.path();
  }

  private Path migrations() {
    return path().resolve("db/migrations");
  }

  /** Writes a migration file, or replaces it. */
  Project write(String file, String sql) {
    try {
      Files.writeString(migrations().resolve(file), sql);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the program in this project, for the database at {@code url}. */
  Program program(String url) {
    return Program.in(path(), url);
  }

  @Override
  public void close() {
    folder.close();
  }
}
