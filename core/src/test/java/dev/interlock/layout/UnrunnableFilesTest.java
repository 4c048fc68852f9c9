package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that Flyway runs but Interlock cannot, and files that look like migrations, are refused by
 * name and never ignored (S9).
 */
class UnrunnableFilesTest {

  private final MigrationFolder folder;

  UnrunnableFilesTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
    folder.write("V1__a.sql", "SELECT 1;");
  }

  @Test
  void refusesProgramsInEveryLanguage() {
    folder.write("V2__j.java", "class V2__j {}");
    folder.write("V3__k.kt", "class V3__k");
    folder.write("V4__p.py", "");
    folder.write("below/R__s.sh", "");
    folder.write("Helper.java", "class Helper {}");
    assertThat(folder.problems())
        .containsExactly(
            program("V2__j.java", "Java"),
            program("V3__k.kt", "Kotlin"),
            program("V4__p.py", "Python"),
            program("R__s.sh", "shell script"));
  }

  @Test
  void refusesAFolderThatIsCalledLikeAScript() {
    folder.write("V2__d.sql/notes.txt", "");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS004 `V2__d.sql` is a folder, and no script of that name would run.");
  }

  @Test
  void refusesBaselinesAndCallbacks() {
    folder.write("B2__all.sql", "SELECT 1;");
    folder.write("afterMigrate__grants.sql", "SELECT 1;");
    folder.write("beforeEachMigrate.sql", "SELECT 1;");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS027 `B2__all.sql` is a baseline migration of Flyway, which only its tool can"
                + " run.",
            "ERROR HIS027 `afterMigrate__grants.sql` is a callback of Flyway, which only its tool"
                + " can run.",
            "ERROR HIS027 `beforeEachMigrate.sql` is a callback of Flyway, which only its tool can"
                + " run.");
  }

  @Test
  void refusesNamesInTheWrongCase() {
    folder.write("v2__x.sql", "SELECT 1;");
    folder.write("V3__y.SQL", "SELECT 1;");
    assertThat(folder.problems()).hasSize(2).allMatch(it -> it.startsWith("ERROR HIS004"));
  }

  private static String program(String name, String language) {
    return "ERROR HIS027 `%s` is a migration written in %s, which only its tool can run."
        .formatted(name, language);
  }
}
