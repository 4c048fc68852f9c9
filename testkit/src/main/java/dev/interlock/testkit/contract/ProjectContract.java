package dev.interlock.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A contract whose cases each get a project and an unused database. */
public abstract class ProjectContract implements Contract {

  private Project project;

  /**
   * Creates an unused database, which is closed after the case.
   *
   * @param folder an empty folder for this case alone
   */
  protected abstract ContractDatabase database(Path folder);

  @BeforeEach
  final void open(@TempDir Path folder) {
    project = new Project(folder, database(folder), () -> database(beside(folder)));
  }

  private static Path beside(Path folder) {
    try {
      return Files.createDirectories(folder.resolve("scratch-" + UUID.randomUUID()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  final void close() {
    project.close();
  }

  @Override
  public final Project project() {
    return project;
  }
}
