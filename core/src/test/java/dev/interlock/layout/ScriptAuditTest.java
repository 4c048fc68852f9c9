package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings for scripts that do nothing or cannot run. */
class ScriptAuditTest {

  private final MigrationFolder folder;

  ScriptAuditTest(@TempDir Path project) {
    folder = new MigrationFolder(project);
  }

  @ParameterizedTest
  @CsvSource({
    "1_a.up.sql, 2_b.up.sql, -- nothing",
    "1_a.up.sql, 2_b.up.sql, ''",
    "a/up.sql, b/up.sql, -- nothing",
    "1_a/migration.sql, 2_b/migration.sql, -- This is an empty migration.",
    "V1__a.sql, R__b.sql, -- nothing",
    "V1__a.sql, V2__b.sql, -- nothing is to be done here"
  })
  void onlyWarnsOfAMigrationWithoutAStatementThatItsToolTakes(
      String first, String last, String content) {
    folder.write(first, "SELECT 1;");
    folder.write(last, content);
    assertThat(folder.audit())
        .containsExactly(
            "WARNING HIS006 `db/%s` has no statement and does nothing.".formatted(last));
  }

  /** Flyway's layout is also Interlock's own: the author may have forgotten the statements. */
  @Test
  void refusesAMigrationWithoutAStatementWhereNothingBuildsOnIt() {
    folder.write("V1__a.sql", "-- left out");
    folder.write("V2__b.sql", "SELECT 1;");
    folder.write("V3__c.sql", "-- interlock: breaking \"drops a column\"\n");
    assertThat(folder.audit())
        .containsExactly(
            "WARNING HIS006 `db/V1__a.sql` has no statement and does nothing.",
            "ERROR HIS006 `db/V3__c.sql` has no statement and does nothing.");
  }

  /** A downgrade is optional, so a broken undo script does not prevent an upgrade. */
  @Test
  void onlyWarnsOfAnUndoScriptThatCannotRun() {
    folder.write("V1__a.sql", "SELECT 1;");
    folder.write("U1__a.sql", "BEGIN; SELECT 1;");
    folder.write("V2__b.sql", "SELECT 2;");
    folder.write("U2__b.sql", "SELECT 'not closed");
    assertThat(folder.audit())
        .containsExactly(
            "WARNING HIS016 `BEGIN` opens a transaction that no `COMMIT` ends.",
            "WARNING HIS007 `db/U2__b.sql` ends inside a quoted text, so it cannot be run.");
  }
}
