package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A capture that keeps nothing. */
@ExtendWith(PostgresExtension.class)
class UndoCaptureTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final RevisionId A1 = new RevisionId("a1");

  @TempDir Path folder;

  private static boolean hasTable(TestDatabase database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select to_regclass('t'), version_num from alembic_version where version_num = 'a1'")) {
      return rows.next() && rows.getString(1) != null;
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheDatabaseAsItWas(PythonOfTests python, TestDatabase database) throws Exception {
    var project =
        new SampleProject(folder, python)
            .revision(
                "a1", "None", "op.execute('create table t (a int)')", "op.execute('drop table t')");
    try (var runner = project.start(database)) {
      runner.capture(A1, AlembicRunner.Direction.UP, true, false, LIMIT);
      var undo = runner.capture(A1, AlembicRunner.Direction.DOWN, false, false, LIMIT);
      assertThat(undo.statements())
          .singleElement()
          .isInstanceOfSatisfying(
              SentStatement.Statement.class,
              statement -> assertThat(statement.text()).contains("drop table t"));
      assertThat(hasTable(database)).isTrue();
      runner.capture(A1, AlembicRunner.Direction.DOWN, true, false, LIMIT);
      assertThat(hasTable(database)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with op.get_context().autocommit_block():\n    op.execute('drop table t')",
        "op.execute('drop table t')\nop.execute('COMMIT')",
        "op.execute('drop table t')\nop.get_bind().commit()",
      })
  void refusesARevisionThatCommitsBeforeItDoes(String body, TestDatabase database)
      throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .revision("a1", "None", "op.execute('create table t (a int)')", body);
    try (var runner = project.start(database)) {
      runner.capture(A1, AlembicRunner.Direction.UP, true, false, LIMIT);
      var failed =
          catchThrowableOfType(
              RevisionFailed.class,
              () -> runner.capture(A1, AlembicRunner.Direction.DOWN, false, false, LIMIT));
      assertThat(failed.details().kind()).isEqualTo(RevisionFailed.Kind.COMMITS);
      assertThat(hasTable(database)).isTrue();
    }
  }
}
