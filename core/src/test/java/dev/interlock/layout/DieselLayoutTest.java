package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.layout.tool.Diesel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DieselLayoutTest {

  private final MigrationFolder folder;

  DieselLayoutTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @Test
  void readsDieselFolders() {
    folder.write("00000000000000_diesel_initial_setup/up.sql", "SELECT 0;");
    folder.write("00000000000000_diesel_initial_setup/down.sql", "-- nothing yet\n");
    folder.write("2024-01-02-030405_create_posts/up.sql", "SELECT 1;");
    folder.write("2024-01-02-030405_create_posts/down.sql", "SELECT -1;");
    folder.write("2024-01-03-000000_index/up.sql", "SELECT 1;");
    folder.write("2024-01-03-000000_index/metadata.toml", "run_in_transaction = false\n");
    folder.write("2024-01-04-000000_said/up.sql", "SELECT 1;");
    folder.write("2024-01-04-000000_said/metadata.toml", "  run_in_transaction=true # yes\n");
    folder.write("2024-01-05-000000_silent/up.sql", "SELECT 1;");
    folder.write("2024-01-05-000000_silent/metadata.toml", "# nothing\n");
    folder.write("init/up.sql", "SELECT 1;");
    folder.write("V1/up.sql", "SELECT 1;");
    assertThat(folder.tool()).isEqualTo(new Diesel());
    assertThat(folder.shown())
        .containsExactly(
            "00000000000000 diesel initial setup",
            "20240102030405 create posts, undo",
            "20240103000000 index, one by one",
            "20240104000000 said",
            "20240105000000 silent, one by one",
            "init init");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS004 `V1` cannot be a version, and `up.sql` in it would not run.");
  }

  /** Diesel compares versions as text, to their end. */
  @Test
  void ordersDieselsTwoWaysToWriteATime() {
    folder.write("2026-05-27-120000-0000_b/up.sql", "SELECT 2;");
    folder.write("2026-05-27-120000_a/up.sql", "SELECT 1;");
    folder.write("2026-05-27-120001_c/up.sql", "SELECT 3;");
    assertThat(folder.problems()).isEmpty();
    assertThat(folder.shown())
        .containsExactly("20260527120000 a", "202605271200000000 b", "20260527120001 c");
  }

  @Test
  void reportsDieselFoldersOfOneVersion() {
    folder.write("2024-01-02-030405_a/up.sql", "SELECT 1;");
    folder.write("20240102030405_b/up.sql", "SELECT 1;");
    assertThat(folder.problems())
        .singleElement()
        .asString()
        .startsWith("ERROR HIS003 `20240102030405` is the version of both");
  }
}
