package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.layout.tool.Heron;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.layout.tool.NewMigrationFile;
import dev.interlock.ledger.KnownLedger;
import dev.interlock.ledger.ToolTables;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One more tool is its class and a line in META-INF/services; nothing else knows of it. */
class AddedToolTest {

  private final MigrationFolder folder;

  AddedToolTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @Test
  void detectsAndReadsItsFiles() {
    folder.write("m1-first-table.sql", "SELECT 1;");
    folder.write("m1-first-table.back", "SELECT -1;");
    folder.write("m2-second.sql", "SELECT 2;");
    assertThat(folder.tool()).isEqualTo(new Heron());
    assertThat(folder.shown()).containsExactly("V1 first table, undo", "V2 second");
    assertThat(folder.audit()).isEmpty();
  }

  @Test
  void refusesNamesThatAreAlmostRightAndMixedFolders() {
    folder.write("m1-first.sql", "SELECT 1;");
    folder.write("M2-second.sql", "SELECT 2;");
    assertThat(folder.problems())
        .containsExactly(
            "ERROR HIS004 `M2-second.sql` is not a migration's name and would not run.");
    folder.write("V3__third.sql", "SELECT 3;");
    assertThat(folder.problems()).anyMatch(problem -> problem.contains("HIS025"));
  }

  @Test
  void writesItsNextFile() {
    folder.write("m000001-first.sql", "SELECT 1;");
    assertThat(
            NewMigrations.next(
                folder.tool(),
                folder.read(),
                "add tasks",
                true,
                InstantSource.fixed(Instant.EPOCH)))
        .extracting(NewMigrationFile::name)
        .containsExactly("m000002-add-tasks.sql", "m000002-add-tasks.back");
  }

  @Test
  void knowsItsLedgerAndItsName() {
    assertThat(KnownLedger.tableNames()).contains("heron_log");
    assertThat(KnownLedger.columnNames(false)).contains("heronstep");
    assertThat(ToolTables.has("heron_log")).isTrue();
    assertThat(MigrationTools.named("Heron")).contains((MigrationTool) new Heron());
    assertThat(MigrationTools.all()).hasSize(9);
  }
}
