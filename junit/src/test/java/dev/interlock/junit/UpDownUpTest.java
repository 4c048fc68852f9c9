package dev.interlock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

@Tag("B13")
@InterlockDatabase(version = "base")
final class UpDownUpTest {

  @Test
  void passesIfEveryUndoScriptRestores(
      @InterlockDatabase(project = "src/test/projects/tasks") MigratedDatabase database) {
    assertThat(database.upDownUp()).containsExactly("1", "2", "3");
    database.assertIsHead();
  }

  @Test
  void keepsTheRowsThatWereLoaded(
      @InterlockDatabase(project = "src/test/projects/tasks", version = "1")
          MigratedDatabase database)
      throws SQLException {
    database.load("INSERT INTO users (name) VALUES ('ann')");
    assertThat(database.upDownUp()).containsExactly("2", "3");
    assertThat(InterlockDatabaseTest.single(database, "SELECT display_name FROM users"))
        .isEqualTo("Ann");
  }

  @Test
  void showsTheRowsThatAreLost(
      @InterlockDatabase(project = "src/test/projects/lossy", version = "1")
          MigratedDatabase database)
      throws SQLException {
    database.load("INSERT INTO item VALUES (1, 'keep me')");
    assertThatThrownBy(database::upDownUp)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage(
            """
            the undo script of `V2` does not restore what was there before.
               = table item lost: {"id": 1, "note": "keep me"}
               = table item has now: {"id": 1, "note": null}
            help: Correct the undo script, or write `-- interlock: rollback=unsupported "reason"` into the migration if the way back is not meant.\
            """);
  }

  @Test
  void doesNotMissWhatNoRowShows(
      @InterlockDatabase(project = "src/test/projects/lossy") MigratedDatabase database) {
    assertThat(database.upDownUp()).containsExactly("1", "2");
  }

  @Test
  void showsTheObjectsThatRemain(
      @InterlockDatabase(project = "src/test/projects/untidy") MigratedDatabase database) {
    assertThatThrownBy(database::upDownUp)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("the undo script of `V1` does not restore what was there before.")
        .hasMessageContaining("sequence numbers");
  }

  @Test
  void refusesAMigrationWithoutAnUndoScript(
      @InterlockDatabase(project = "src/test/projects/oneway") MigratedDatabase database) {
    assertThatThrownBy(database::upDownUp)
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("`V1` has no undo script, so nothing is undone.")
        .hasMessageContaining("U1__items.sql");
  }

  @Test
  void refusesToTryNothing(
      @InterlockDatabase(project = "src/test/projects/tasks", version = "head")
          MigratedDatabase database) {
    assertThatThrownBy(database::upDownUp)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("there is nothing to try");
  }
}
