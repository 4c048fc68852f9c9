package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.layout.tool.GolangMigrate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GolangMigrateLayoutTest {

  private final MigrationFolder folder;

  GolangMigrateLayoutTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @Test
  void readsPairsInTheOrderOfTheirNumbers() {
    folder.write("10_tenth.up.sql", "SELECT 10;");
    folder.write("2_second_one.up.sql", "SELECT 2;");
    folder.write("2_second_one.down.sql", "SELECT -2;");
    folder.write("000001_.up.sql", "SELECT 1;");
    folder.write("18446744073709551615_last.up.sql", "SELECT 3;");
    folder.write("migrations.go", "package migrations");
    assertThat(folder.read().audit()).isEmpty();
    assertThat(folder.shown())
        .containsExactly(
            "V1 000001", "V2 second one, undo", "V10 tenth", "V18446744073709551615 last");
    assertThat(folder.tool()).isEqualTo(new GolangMigrate());
  }

  @Test
  void takesNoNumberThatGolangMigrateCannotRead() {
    folder.write("1_a.up.sql", "SELECT 1;");
    folder.write("18446744073709551616_b.up.sql", "SELECT 2;");
    folder.write("x_c.up.sql", "SELECT 3;");
    folder.write("below/2_d.up.sql", "SELECT 4;");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS004 `18446744073709551616_b.up.sql` has a version greater than"
                + " 18446744073709551615, the greatest that its tool can read.",
            "WARNING HIS004 `2_d.up.sql` is in a folder below the migrations and does not run.",
            "WARNING HIS004 `x_c.up.sql` is not named like a migration and does not run.");
  }

  @Test
  void reportsANumberThatIsWrittenTwice() {
    folder.write("1_a.up.sql", "SELECT 1;");
    folder.write("01_b.up.sql", "SELECT 2;");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS003 `V1` is the version of both `db/01_b.up.sql` and `db/1_a.up.sql`.");
  }

  /** A typing error in one name does not change the detected layout (S9). */
  @Test
  void refusesHalfOfAPairWithAWrongName() {
    folder.write("1_a.up.sql", "SELECT 1;");
    folder.write("1_a.down.sql", "SELECT 1;");
    folder.write("2_b.up.sql", "SELECT 1;");
    folder.write("2_b_down.sql", "SELECT 1;");
    assertThat(folder.tool()).isEqualTo(new GolangMigrate());
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS004 `2_b_down.sql` is not a migration's name and would not run.");
  }

  /** golang-migrate accepts any extension after {@code .up.} (source/parse.go; S9). */
  @Test
  void refusesWhatTheToolWouldRunAndWeCannot() {
    folder.write("1_a.up.sql", "SELECT 1;");
    folder.write("2_b.up.psql", "SELECT 1;");
    folder.write("3_c.ts", "export {}");
    folder.write("migrations.go", "package migrations");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS004 `2_b.up.psql` is not a migration's name and would not run.",
            "ERROR HIS027 `3_c.ts` is a migration written in TypeScript, which only its tool can"
                + " run.");
  }
}
