package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.layout.tool.Prisma;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrismaLayoutTest {

  private final MigrationFolder folder;

  PrismaLayoutTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @Test
  void readsPrismaFoldersThatShareTheirTime() {
    folder.write("migration_lock.toml", "provider = \"postgresql\"");
    folder.write("0_init/migration.sql", "SELECT 0;");
    folder.write("20240101120000_b/migration.sql", "SELECT 2;");
    folder.write("20240101120000_a/migration.sql", "SELECT 1;");
    folder.write("20240101120000_a/down.sql", "SELECT -1;");
    assertThat(folder.read().audit()).isEmpty();
    assertThat(folder.tool()).isEqualTo(new Prisma());
    assertThat(folder.shown())
        .containsExactly("0_init init", "20240101120000_a a, undo", "20240101120000_b b");
  }

  /** Prisma runs every folder with a script, whatever its name. */
  @Test
  void readsPrismaFoldersOfAnyName() {
    folder.write("20240126184148_new_models/migration.sql", "SELECT 1;");
    folder.write("20240126184148_new_models copy/migration.sql", "SELECT 2;");
    folder.write("20240126184148_new_models copy/down.sql", "SELECT -2;");
    folder.write("20240126184148_new_models, \"2\"/migration.sql", "SELECT 3;");
    folder.write("init/migration.sql", "SELECT 4;");
    assertThat(folder.problems()).isEmpty();
    assertThat(folder.shown())
        .containsExactly(
            "20240126184148_new_models new models",
            "20240126184148_new_models copy new models copy, undo",
            "20240126184148_new_models, \"2\" new models, \"2\"",
            "init init");
  }

  @Test
  void refusesAFolderWhoseNameCannotBePrinted() {
    folder.write("20240101_a/migration.sql", "SELECT 1;");
    folder.write("20240102_\u001b[31m/migration.sql", "SELECT 2;");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS004 `20240102_\\u001b[31m` cannot be a version, and `migration.sql` in it would not run.");
  }

  @Test
  void warnsWhereVersionsOfPrismaOrderNamesDifferently() {
    folder.write("20240101_B/migration.sql", "SELECT 1;");
    folder.write("20240101_a/migration.sql", "SELECT 2;");
    folder.write("20240102_a/migration.sql", "SELECT 3;");
    assertThat(folder.problems())
        .containsExactly(
            "WARNING HIS004 `20240101_B` runs before `20240101_a` here, and with some versions of"
                + " Prisma after it.");
  }

  /** Prisma refuses a folder without its script, and so does Interlock (S9). */
  @Test
  void refusesAFolderWithoutItsScript() {
    folder.write("1_a/migration.sql", "SELECT 1;");
    folder.write("1_a/data.ts", "export {}");
    folder.write("2_b/migration.ts", "export {}");
    folder.write("migration_lock.toml", "provider = 'postgresql'");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS004 the folder `2_b` has no `migration.sql`, so nothing of it would run.");
  }
}
