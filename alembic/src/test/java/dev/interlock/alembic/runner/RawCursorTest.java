package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements on a cursor of the driver pass SQLAlchemy's events by. */
@ExtendWith(PostgresExtension.class)
class RawCursorTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final RevisionId A1 = new RevisionId("a1");

  private static final String BODY =
      """
      op.execute("create table t (a int, b text)")
      cursor = op.get_bind().connection.cursor()
      cursor.execute("insert into t values (%s, %s)", (1, "it's"))
      cursor.executemany("insert into t values (%s, 'x')", [(2,), (3,)])
      op.execute("delete from t where a = 3")
      with op.get_context().autocommit_block():
          op.get_bind().connection.cursor().execute("create index concurrently i on t (a)")
      LAST\
      """;

  @TempDir Path folder;

  private static String body(PythonOfTests python, String last) {
    String body = BODY.replace("LAST", last);
    return python == PythonOfTests.NEWEST_ASYNC
        ? body.replace("(%s, %s)", "($1, $2)").replace("%s", "$1")
        : body;
  }

  private static List<SentStatement.Statement> statements(RevisionRun run) {
    return run.statements().stream()
        .filter(SentStatement.Statement.class::isInstance)
        .map(SentStatement.Statement.class::cast)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void recordsEachStatementOnce(PythonOfTests python, TestDatabase database) throws Exception {
    var project = new SampleProject(folder, python).revision("a1", "None", body(python, "pass"));
    try (var runner = project.start(database)) {
      var run = runner.capture(A1, AlembicRunner.Direction.UP, true, false, LIMIT);
      assertThat(statements(run).stream().map(one -> one.text().orElseThrow().replace("  ", " ")))
          .containsExactly(
              "create table t (a int, b text)",
              "insert into t values (1, 'it''s')",
              "insert into t values (2, 'x')",
              "insert into t values (3, 'x')",
              "delete from t where a = 3",
              "create index concurrently i on t (a)");
      assertThat(statements(run).stream().map(SentStatement.Statement::raw))
          .containsExactly(false, true, true, true, false, true);
      assertThat(run.done().count()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void skipsThemWhenItResumes(PythonOfTests python, TestDatabase database) throws Exception {
    var project =
        new SampleProject(folder, python)
            .change(
                "poolclass=pool.NullPool",
                python == PythonOfTests.OLDEST
                    ? "poolclass=pool.NullPool, connect_args={'cursor_factory':"
                        + " __import__('psycopg2.extras').extras.DictCursor}"
                    : "poolclass=pool.NullPool")
            .revision("a1", "None", body(python, "raise KeyError('end')"));
    try (var runner = project.start(database)) {
      var failed =
          catchThrowableOfType(
              RevisionFailed.class,
              () -> runner.upgrade(A1, StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT));
      assertThat(failed.details().done().count()).isEqualTo(5);
      project.revision("a1", "None", body(python, "pass"));
      try (var second = project.start(database)) {
        var done =
            new StepStatements(
                List.of(), List.of(), List.of(), failed.details().done(), Replacements.NONE);
        var run = second.upgrade(A1, done, StatementsAlone.UNRECORDED, LIMIT);
        assertThat(run.done()).isEqualTo(failed.details().done());
      }
    }
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from t")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void envMayNotChangeTheDatabaseWithThem(TestDatabase database) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .change(
                "        context.configure(",
                "        connection.connection.cursor().execute('create table x (id int)')\n"
                    + "        context.configure(")
            .revision("a1", "None", "pass");
    try (var runner = project.start(database)) {
      assertThatThrownBy(
              () -> runner.upgrade(A1, StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT))
          .isInstanceOf(RevisionFailed.class)
          .hasMessageContaining("outside of a revision");
    }
  }
}
