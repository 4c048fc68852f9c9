package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Version;
import dev.interlock.layout.tool.Dbmate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbmateLayoutTest {

  private final MigrationFolder folder;

  DbmateLayoutTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @Test
  void readsDbmateSectionsInTheOrderOfTheFiles() {
    folder.write(
        "20240101120000_a.sql", "-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT -1;\n");
    folder.write(
        "20240101120000123_b.sql",
        "-- words\n\n-- migrate:up transaction:false\nSELECT 2;\nSELECT 3;\n-- migrate:down\n\n");
    folder.write(
        "20240101115959_c.sql", "--migrate:up\nSELECT 0;\n-- migrate:down transaction:true\n");
    assertThat(folder.read().audit()).isEmpty();
    assertThat(folder.tool()).isEqualTo(new Dbmate());
    assertThat(folder.shown())
        .containsExactly(
            "20240101115959 c", "20240101120000123 b, one by one", "20240101120000 a, undo");
    var undo = folder.read().find(Version.named("20240101120000")).orElseThrow();
    assertThat(undo.script().statements()).extracting(s -> s.text()).containsExactly("SELECT 1");
    assertThat(undo.undo().orElseThrow().script().statements())
        .extracting(s -> s.text())
        .containsExactly("SELECT -1");
  }

  @Test
  void keepsDbmateVersionsThatDifferInZeros() {
    folder.write("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    folder.write("001_b.sql", "-- migrate:up\nSELECT 2;\n-- migrate:down\n");
    folder.write("10_c.sql", "-- migrate:up\nSELECT 3;\n-- migrate:down\n");
    assertThat(folder.shown()).containsExactly("001 b", "10 c", "1 a");
  }

  @Test
  void refusesDbmateFilesThatCannotBeDivided() {
    folder.write("1_a.sql", "SELECT 1;\n-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    folder.write("2_b.sql", "-- migrate:up\nSELECT 1;\n");
    folder.write("3_c.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n-- migrate:up\n");
    folder.write("4_d.sql", "-- migrate:up transaction:flase\nSELECT 1;\n-- migrate:down\n");
    folder.write("5_e.sql", "-- migrate:up\nSELECT 1;\n  -- Migrate:Down\nSELECT 2;\n");
    assertThat(folder.read().problems())
        .extracting(f -> f.code() + " " + f.place().orElseThrow() + " " + f.message())
        .containsExactly(
            "HIS026 db/1_a.sql:1:1 a statement is above `-- migrate:up`, so it belongs to no section.",
            "HIS026 db/2_b.sql:1:1 the file has no `-- migrate:down`.",
            "HIS026 db/3_c.sql:4:1 `-- migrate:up` is below `-- migrate:down`.",
            "HIS026 db/3_c.sql:4:1 `-- migrate:up` is in the file twice.",
            "HIS026 db/4_d.sql:1:1 `transaction:flase` is not an option of dbmate and has no effect.",
            "HIS026 db/5_e.sql:3:1 `-- Migrate:Down` is not a marker of dbmate and has no effect.");
  }
}
