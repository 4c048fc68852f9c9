package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.layout.tool.Sqlx;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlxLayoutTest {

  private final MigrationFolder folder;

  SqlxLayoutTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @Test
  void readsSqlxFilesSimpleAndInPairs() {
    folder.write("0001_first.sql", "SELECT 1;");
    folder.write("2_second.up.sql", "-- no-transaction\nVACUUM t;\nSELECT 1;\n");
    folder.write("2_second.down.sql", "SELECT 2;");
    folder.write("9223372036854775808_far.sql", "SELECT 2;");
    assertThat(folder.tool()).isEqualTo(new Sqlx());
    assertThat(folder.shown()).containsExactly("V1 first", "V2 second, undo, one by one");
    assertThat(folder.problems())
        .singleElement()
        .asString()
        .startsWith("ERROR HIS004 `9223372036854775808");
  }

  @Test
  void honoursTheMarkOfSqlxOnlyAtTheVeryBeginning() {
    folder.write("1_a.sql", "\n-- no-transaction\nSELECT 1;");
    assertThat(folder.shown()).containsExactly("V1 a");
  }
}
