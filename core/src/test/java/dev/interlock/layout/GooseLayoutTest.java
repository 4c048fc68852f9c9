package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.layout.tool.Goose;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GooseLayoutTest {

  private final MigrationFolder folder;

  GooseLayoutTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @Test
  void readsGooseAnnotations() {
    folder.write(
        "00001_a.sql",
        """
        -- words
        -- +goose Up
        -- +goose StatementBegin
        SELECT 1; SELECT 2;
        -- +goose StatementEnd

        -- +goose Down
        SELECT -1;
        """);
    folder.write("00002_b.sql", "-- +goose NO TRANSACTION\n-- +goose up\nSELECT 1;\nVACUUM t;\n");
    folder.write("00003_c_test.go", "package migrations");
    folder.write("00010_d.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\n");
    assertThat(folder.read().audit()).isEmpty();
    assertThat(folder.tool()).isEqualTo(new Goose());
    assertThat(folder.shown()).containsExactly("V1 a, undo", "V2 b, one by one", "V10 d");
    assertThat(folder.read().migrations().getFirst().script().statements()).hasSize(2);
  }

  @Test
  void refusesGooseMigrationsInGo() {
    folder.write("00001_a.sql", "-- +goose Up\nSELECT 1;\n");
    folder.write("00002_b.go", "package migrations");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS027 `00002_b.go` is a migration written in Go, which only its tool can run.");
  }

  @Test
  void refusesAFolderOfGoMigrationsOnly() {
    folder.write("00001_a.go", "package migrations");
    assertThat(folder.problems())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("ERROR HIS027 `00001_a.go`");
  }

  @Test
  void refusesGooseFilesThatCannotBeDivided() {
    folder.write("1_a.sql", "-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n");
    folder.write("2_b.sql", "-- +goose Down\nSELECT 1;\n-- +goose Up\n");
    folder.write("3_c.sql", "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${X}';\n");
    folder.write("4_d.sql", "-- +goose Up\n -- +goose Down\n-- +goose Sideways\n");
    folder.write("5_e.sql", "SELECT 1;\n-- +goose Up\n");
    folder.write("0_f.sql", "-- +goose Up\nSELECT 1;\n");
    assertThat(folder.read().problems())
        .extracting(f -> f.code() + " " + f.place().orElseThrow() + " " + f.message())
        .containsExactly(
            "HIS004 db/0_f.sql `0_f.sql` is not a migration's name and would not run.",
            "HIS026 db/1_a.sql:2:1 `StatementBegin` has no `StatementEnd`.",
            "HIS026 db/2_b.sql:1:1 `-- +goose Down` is out of place.",
            "HIS026 db/2_b.sql:3:1 `-- +goose Up` is out of place.",
            "HIS026 db/3_c.sql:2:1 `ENVSUB ON` puts environment variables into the script, which Interlock does not do.",
            "HIS026 db/4_d.sql:2:1 an annotation of goose is indented, which goose refuses.",
            "HIS026 db/4_d.sql:3:1 `-- +goose Sideways` is not an annotation of goose and has no effect.",
            "HIS026 db/5_e.sql:1:1 a statement is above `-- +goose Up`, so it belongs to no section.");
  }
}
