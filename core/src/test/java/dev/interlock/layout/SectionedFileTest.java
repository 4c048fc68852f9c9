package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of both tools that divide a file into up and down. */
class SectionedFileTest {

  private final MigrationFolder folder;

  SectionedFileTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @Test
  void pointsIntoTheRealFileFromASection() {
    folder.write("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n  COMMIT;\n");
    assertThat(folder.read().audit())
        .extracting(f -> f.place().orElseThrow().toString())
        .containsExactly("db/1_a.sql:5:3");
    assertThat(
            folder.read().audit().getFirst().place().orElseThrow().excerpt().orElseThrow().text())
        .isEqualTo("  COMMIT;");
  }

  @Test
  void readsOurDirectivesInEverySection() {
    folder.write(
        "1_a.sql",
        """
        -- interlock: breaking "x"
        -- migrate:up
        -- interlock: allow=DAT101 "y"
        SELECT 1;
        -- migrate:down
        -- interlock: nonsense
        SELECT 2;
        """);
    var migration = folder.read().migrations().getFirst();
    assertThat(migration.directives().breaking()).contains("x");
    assertThat(migration.directives().allows("DAT101")).isTrue();
    assertThat(folder.read().problems())
        .extracting(f -> f.place().orElseThrow().toString())
        .containsExactly("db/1_a.sql:6:15");
  }

  @Test
  void refusesASectionThatIsNotText() throws IOException {
    folder.write("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    Files.write(folder.project().resolve("db/2_b.sql"), new byte[] {'-', '-', (byte) 0xE9, '\n'});
    assertThat(folder.problems())
        .singleElement()
        .asString()
        .startsWith("ERROR HIS005 `db/2_b.sql` is not UTF-8");
  }
}
