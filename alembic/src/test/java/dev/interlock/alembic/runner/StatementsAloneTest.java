package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements outside of a transaction, about which Python asks. */
@ExtendWith(PostgresExtension.class)
class StatementsAloneTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final RevisionId A1 = new RevisionId("a1");

  private static final String BODY =
      """
      op.execute("create table t (a int)")
      with op.get_context().autocommit_block():
          op.create_index("i", "t", ["a"], postgresql_concurrently=True)
          op.create_index("u", "t", ["a"], unique=True, postgresql_concurrently=True)
      op.execute("insert into t values (1)")\
      """;

  @TempDir Path folder;

  /** Notes what is asked; {@code sent} is the answer. */
  private static class Recorder implements StatementsAlone {

    final List<String> events = new ArrayList<>();
    final boolean sent;
    DoneStatements done = DoneStatements.NONE;

    Recorder(boolean sent) {
      this.sent = sent;
    }

    @Override
    public boolean before(StatementAlone statement) {
      events.add(statement.before().count() + " " + statement.text().orElseThrow());
      done = statement.before();
      return sent;
    }

    @Override
    public void after(StatementAlone statement, Ending ending) {
      events.add(ending.done().count() + " " + ending.sqlState().orElse("succeeded"));
      done = ending.done();
    }
  }

  private AlembicRunner start(PythonOfTests python, TestDatabase database) throws Exception {
    return new SampleProject(folder, python).revision("a1", "None", BODY).start(database);
  }

  private static String query(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  @ParameterizedTest
  @EnumSource
  void asksBeforeAndAfterEach(PythonOfTests python, TestDatabase database) throws Exception {
    var recorder = new Recorder(true);
    try (var runner = start(python, database)) {
      var run = runner.upgrade(A1, StepStatements.NONE, recorder, LIMIT);
      assertThat(run.done().count()).isEqualTo(4);
    }
    assertThat(recorder.events)
        .containsExactly(
            "1 CREATE INDEX CONCURRENTLY i ON t (a)",
            "2 succeeded",
            "2 CREATE UNIQUE INDEX CONCURRENTLY u ON t (a)",
            "3 succeeded");
    assertThat(query(database, "select count(*) from t")).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheCodeOfAFailureAndResumesBehindWhatIsDone(PythonOfTests python, TestDatabase database)
      throws Exception {
    try (var runner =
        new SampleProject(folder, python)
            .revision(
                "a1",
                "None",
                BODY.replace("with ", "op.execute('insert into t values (1), (1)')\nwith "))
            .start(database)) {
      var recorder = new Recorder(true);
      var failed =
          catchThrowableOfType(
              RevisionFailed.class, () -> runner.upgrade(A1, StepStatements.NONE, recorder, LIMIT));
      assertThat(failed.details().sqlState()).contains("23505");
      assertThat(recorder.events.getLast()).isEqualTo("3 23505");
      assertThat(recorder.done).isEqualTo(failed.details().done());
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute("drop index u");
        statement.execute("delete from t");
      }
      var again = new Recorder(true);
      runner.upgrade(
          A1,
          new StepStatements(List.of(), List.of(), List.of(), recorder.done, Replacements.NONE),
          again,
          LIMIT);
      assertThat(again.events).hasSize(2);
    }
    assertThat(query(database, "select count(*) from t")).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource
  void skipsWhatIsAnsweredSo(PythonOfTests python, TestDatabase database) throws Exception {
    try (var runner = start(python, database)) {
      var run = runner.upgrade(A1, StepStatements.NONE, new Recorder(false), LIMIT);
      assertThat(run.done().count()).isEqualTo(4);
    }
    assertThat(query(database, "select count(*) from pg_index where indrelid = 't'::regclass"))
        .isEqualTo("0");
  }

  @Test
  void asksOutsideOfATransaction(TestDatabase database) throws Exception {
    var states = new ArrayList<String>();
    var recorder =
        new Recorder(true) {
          @Override
          public boolean before(StatementAlone statement) {
            try {
              states.add(
                  query(
                      database,
                      "select state from pg_stat_activity"
                          + " where application_name = 'interlock test'"));
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
            return true;
          }
        };
    try (var runner = start(PythonOfTests.NEWEST, database)) {
      runner.upgrade(A1, StepStatements.NONE, recorder, LIMIT);
    }
    assertThat(states).containsExactly("idle", "idle");
  }

  @Test
  void exceptionEndsPython(TestDatabase database) throws Exception {
    var thrown = new IllegalArgumentException("no");
    var alone =
        new Recorder(true) {
          @Override
          public boolean before(StatementAlone statement) {
            throw thrown;
          }
        };
    try (var runner = start(PythonOfTests.NEWEST, database)) {
      assertThatThrownBy(() -> runner.upgrade(A1, StepStatements.NONE, alone, LIMIT))
          .isSameAs(thrown);
      assertThat(ProcessHandle.of(runner.pid()).map(ProcessHandle::onExit).map(end -> end.join()))
          .satisfies(end -> assertThat(end.map(ProcessHandle::isAlive).orElse(false)).isFalse());
    }
    assertThat(query(database, "select to_regclass('i')")).isEqualTo("null");
  }
}
