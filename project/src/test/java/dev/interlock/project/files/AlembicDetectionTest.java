package dev.interlock.project.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.finding.Failure;
import dev.interlock.layout.tool.Alembic;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.project.options.ProjectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the migrations of a project are Alembic's. */
class AlembicDetectionTest {

  @TempDir private Path folder;

  @BeforeEach
  void createProject() throws IOException {
    Files.createDirectories(folder.resolve("migrations/versions"));
    Files.writeString(folder.resolve("migrations/env.py"), "");
    Files.writeString(
        folder.resolve("alembic.ini"), "[alembic]\nscript_location = %(here)s/migrations\n");
  }

  private Optional<AlembicProject> found(List<String> migrations, Optional<MigrationTool> tool) {
    return new AlembicDetection(folder, migrations, tool).project();
  }

  private Optional<Path> scripts(String migrations) {
    return found(List.of(migrations), Optional.empty()).map(AlembicProject::scripts);
  }

  @Test
  void followsTheConfigurationOfAlembic() {
    assertThat(found(ProjectOptions.USUAL_MIGRATIONS, Optional.empty())).isPresent();
  }

  @Test
  void takesTheFolderOfItsEnvironmentOrOfItsRevisions() {
    assertThat(scripts("migrations")).contains(folder.resolve("migrations"));
    assertThat(scripts("migrations/versions")).contains(folder.resolve("migrations"));
  }

  @Test
  void refusesAProjectWithMigrationsInTheUsualFolderToo() throws IOException {
    Files.createDirectories(folder.resolve("db/migrations"));
    assertThatThrownBy(() -> found(ProjectOptions.USUAL_MIGRATIONS, Optional.empty()))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessageContaining("an Alembic configuration, and migrations in `db/migrations`");
    assertThat(found(ProjectOptions.USUAL_MIGRATIONS, Optional.of(new Flyway()))).isEmpty();
    assertThat(found(ProjectOptions.USUAL_MIGRATIONS, Optional.of(new Alembic()))).isPresent();
  }

  @Test
  void takesNoOtherFolderForOneThatIsMissing() {
    assertThat(scripts("db/migratons")).isEmpty();
  }

  @Test
  void saysThatAProjectIsMissing() throws IOException {
    Files.delete(folder.resolve("alembic.ini"));
    assertThat(found(List.of("db/migrations"), Optional.empty())).isEmpty();
    assertThatThrownBy(() -> found(List.of("db/migrations"), Optional.of(new Alembic())))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessageContaining("neither an `alembic.ini` nor");
  }
}
