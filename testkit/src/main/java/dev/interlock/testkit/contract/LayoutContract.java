package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small history in each layout: applied, recognized, and rolled back if possible. */
interface LayoutContract extends Contract {

  @Test
  default void appliesPairs() {
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    project().write("1_a.down.sql", "DROP TABLE a;\n");
    project().write("10_b.up.sql", "ALTER TABLE a RENAME TO b;\n");
    project().write("10_b.down.sql", "ALTER TABLE b RENAME TO a;\n");
    applyAndTakeBack(List.of("V1", "V10"), "b");
  }

  @Test
  default void appliesDbmateSections() {
    project().write("001_a.sql", dbmate("CREATE TABLE a (id integer);", "DROP TABLE a;"));
    project()
        .write("002_b.sql", dbmate("ALTER TABLE a RENAME TO b;", "ALTER TABLE b RENAME TO a;"));
    applyAndTakeBack(List.of("001", "002"), "b");
  }

  @Test
  default void appliesGooseSections() {
    project().write("00001_a.sql", goose("CREATE TABLE a (id integer);", "DROP TABLE a;"));
    project()
        .write("00002_b.sql", goose("ALTER TABLE a RENAME TO b;", "ALTER TABLE b RENAME TO a;"));
    applyAndTakeBack(List.of("V1", "V2"), "b");
  }

  @Test
  default void appliesDieselFolders() {
    project().write("00000000000000_setup/up.sql", "CREATE TABLE a (id integer);\n");
    project().write("00000000000000_setup/down.sql", "DROP TABLE a;\n");
    project().write("2024-01-02-030405_b/up.sql", "ALTER TABLE a RENAME TO b;\n");
    project().write("2024-01-02-030405_b/down.sql", "ALTER TABLE b RENAME TO a;\n");
    applyAndTakeBack(List.of("00000000000000", "20240102030405"), "b");
  }

  @Test
  default void appliesPrismaFolders() {
    project().write("0_init/migration.sql", "CREATE TABLE a (id integer);\n");
    project().write("20240101120000_b/migration.sql", "CREATE TABLE b (id integer);\n");
    project().write("20240101120000_c/migration.sql", "CREATE TABLE c (id integer);\n");
    assertThat(project().run().upgrade("20240101120000_b"))
        .containsExactly("0_init", "20240101120000_b");
    assertThat(project().run().upgrade()).containsExactly("20240101120000_c");
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().tables()).containsExactly("a", "b", "c");
    assertThat(Run.failure(Failure.Refused.class, () -> project().run().downgrade("-1")).code())
        .isEqualTo(Code.NO_UNDO);
  }

  @Test
  default void appliesSqlxFilesSimpleAndMarked() {
    project().write("1_a.sql", "CREATE TABLE a (id integer);\n");
    project()
        .write(
            "2_b.sql",
            """
            -- no-transaction
            CREATE TABLE b (id integer);
            INSERT INTO a VALUES (1);
            """);
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(project().tables()).containsExactly("a", "b");
    assertThat(project().journal()).isEmpty();
  }

  /** Statements before the mistake keep their effect, and none of them runs twice. */
  @Test
  default void resumesAFileWithoutTransactionAtTheStatementThatFailed() {
    project().write("1_a.sql", "CREATE TABLE a (id integer);\n");
    String begin = "-- no-transaction\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);\n";
    project().write("2_b.sql", begin + "INSERT INTO nowhere VALUES (3);\n");
    assertThat(project().run().failure(Failure.Stopped.class).place().orElseThrow().line())
        .isEqualTo(4);
    assertThat(project().rows("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
    assertThat(project().journal()).containsExactly("V2 up");
    project().write("2_b.sql", begin + "INSERT INTO a VALUES (3);\n");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().rows("SELECT id FROM a ORDER BY id")).containsExactly("1", "2", "3");
  }

  @Test
  default void createsTheTableOfItsToolThatAMigrationNames() {
    project().write("1_a.sql", goose("CREATE TABLE a (id integer);", "DROP TABLE a;"));
    project().write("2_b.sql", goose("DELETE FROM goose_db_version WHERE version_id = 7;", ""));
    assertThat(project().run().upgrade("1")).containsExactly("V1");
    assertThat(project().tables()).containsExactly("a");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().rows("SELECT version_id FROM goose_db_version")).containsExactly("0");
  }

  /**
   * Statements before the COMMIT keep their effect although a later one fails, and do not run
   * twice.
   */
  @Test
  default void takesACommitThatNothingOpenedForABorder() {
    String begin = "CREATE TABLE a (id integer);\nCOMMIT;\nINSERT INTO a VALUES (1);\n";
    project().write("V1__a.sql", begin + "INSERT INTO nowhere VALUES (1);\n");
    assertThat(project().run().failure(Failure.Stopped.class).place().orElseThrow().line())
        .isEqualTo(4);
    assertThat(project().rows("SELECT id FROM a")).isEmpty();
    project().write("V1__a.sql", begin);
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V1");
    assertThat(run.events().noticed()).containsOnly(Code.TRANSACTION_CONTROL);
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
  }

  @Test
  default void appliesAFileWithoutAStatementThatOthersBuildOn() {
    project().write("V1__skipped.sql", "-- left out by mistake\n");
    project().write("V2__a.sql", "CREATE TABLE a (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void goesUpAlthoughAnUndoScriptCannotRun() {
    project().write("1_a.up.sql", "CREATE TABLE a (id integer);\n");
    project().write("1_a.down.sql", "BEGIN;\nDROP TABLE a;\n");
    project().write("2_b.up.sql", "CREATE TABLE b (id integer);\n");
    project().write("2_b.down.sql", "DROP TABLE b; SELECT 'not closed\n");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
    assertThat(Run.failure(Failure.Refused.class, () -> project().run().downgrade("-1")).code())
        .isEqualTo(Code.UNSPLITTABLE);
    assertThat(Run.failure(Failure.Refused.class, () -> project().run().downgrade("base")).code())
        .isIn(Code.UNSPLITTABLE, Code.TRANSACTION_CONTROL);
    assertThat(project().tables()).containsExactly("a", "b");
  }

  @Test
  default void commitsEachStatementWhereFlywaysFileBesideItSaysSo() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer);\nDROP TABLE nowhere;\n");
    project().run().failure(Failure.Stopped.class);
    assertThat(project().tables()).isEmpty();
    project().write("V1__a.sql.conf", "executeInTransaction=false\n");
    project().run().failure(Failure.Stopped.class);
    assertThat(project().tables()).containsExactly("a");
  }

  private void applyAndTakeBack(List<String> ids, String table) {
    assertThat(project().run().upgrade()).isEqualTo(ids);
    assertThat(project().tables()).containsExactly(table);
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().run().downgrade("-1")).containsExactly(ids.getLast());
    assertThat(project().run().upgrade(ids.getLast())).containsExactly(ids.getLast());
    assertThat(project().run().downgrade("base")).isEqualTo(ids.reversed());
    assertThat(project().tables()).isEmpty();
  }

  private static String dbmate(String up, String down) {
    return "-- migrate:up\n" + up + "\n-- migrate:down\n" + down + "\n";
  }

  private static String goose(String up, String down) {
    return "-- +goose Up\n" + up + "\n-- +goose Down\n" + down + "\n";
  }
}
