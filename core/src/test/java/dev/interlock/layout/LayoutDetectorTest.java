package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Migration;
import dev.interlock.layout.tool.GolangMigrate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutDetectorTest {

  private final MigrationFolder folder;

  LayoutDetectorTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @Test
  void refusesAFolderWithTwoLayouts() {
    folder.write("V1__a.sql", "SELECT 1;");
    folder.write("2_b.up.sql", "SELECT 1;");
    assertThat(folder.problems())
        .contains(
            "ERROR HIS025 `db/V1__a.sql` is a migration of flyway and `db/2_b.up.sql` one of"
                + " golang-migrate, so their order is unknown.");
  }

  @Test
  void refusesFilesOfOtherToolsWithTheSameNames() {
    folder.write("1_a.sql", "SELECT 1;");
    folder.write("2_b.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\nDROP TABLE t;\n");
    folder.write("3_c.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS025 `db/1_a.sql` is a migration of sqlx and `db/2_b.sql` one of goose, so"
                + " their order is unknown.",
            "ERROR HIS025 `db/1_a.sql` is a migration of sqlx and `db/3_c.sql` one of dbmate, so"
                + " their order is unknown.");
  }

  @Test
  void takesTheLayoutThatIsChosen() {
    folder.write("V1__a.sql", "SELECT 1;");
    folder.write("2_b.up.sql", "SELECT 1;");
    var history = folder.read(new GolangMigrate());
    assertThat(history.migrations()).extracting(Migration::path).containsExactly("db/2_b.up.sql");
    assertThat(history.problems()).noneMatch(f -> f.code().id().equals("HIS025"));
  }
}
