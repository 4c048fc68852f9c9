package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions that run one after the other in one run of env.py. */
@ExtendWith(PostgresExtension.class)
class FollowedRevisionsTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Each run of env.py adds a letter to a file. */
  private static final String COUNT = "open('runs', 'a').write('x')\n";

  @TempDir Path folder;

  private SampleProject project(PythonOfTests python) throws Exception {
    return new SampleProject(folder, python)
        .change("from alembic import context", COUNT + "from alembic import context");
  }

  private SampleProject chain(PythonOfTests python, String second) throws Exception {
    return project(python)
        .revision("a1", "None", create("a"), "op.drop_table('a')")
        .revision("a2", "'a1'", second, "pass")
        .revision("a3", "'a2'", create("c"), "op.drop_table('c')");
  }

  private static String create(String table) {
    return "op.create_table('%s', sa.Column('id', sa.Integer))".formatted(table);
  }

  private static void upgrade(AlembicRunner runner, String id, boolean isFollowed) {
    var statements =
        new StepStatements(
            List.of(),
            List.of(
                "create table if not exists public.ledger (id text, tx bigint)",
                "insert into public.ledger values ('%s', txid_current())".formatted(id)),
            List.of(),
            DoneStatements.NONE,
            Replacements.NONE,
            isFollowed);
    runner.upgrade(new RevisionId(id), statements, StatementsAlone.UNRECORDED, LIMIT);
  }

  private static void upgradeAll(AlembicRunner runner) {
    upgrade(runner, "a1", true);
    upgrade(runner, "a2", true);
    upgrade(runner, "a3", false);
  }

  private long runs() throws Exception {
    return Files.size(folder.resolve("runs"));
  }

  private static String query(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  private static String head(TestDatabase database) throws SQLException {
    return query(database, "select string_agg(version_num, ',') from alembic_version");
  }

  @ParameterizedTest
  @EnumSource
  void shareARunOfEnvButNoTransaction(PythonOfTests python, TestDatabase database)
      throws Exception {
    try (var runner = chain(python, create("b")).start(database)) {
      upgradeAll(runner);
    }
    assertThat(head(database)).isEqualTo("a3");
    assertThat(query(database, "select count(distinct tx) || ' ' || count(*) from ledger"))
        .isEqualTo("3 3");
    assertThat(runs()).as("one to look, one for all revisions").isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "op.execute('set search_path to other, public')",
        "op.execute(\"select set_config('search_path', 'other, public', false)\")",
        "op.execute(\"do $$ begin execute 'set search_path to other, public'; end $$\")",
        "op.execute('create temporary table other (a int)')",
        "with op.get_context().autocommit_block():\n    op.execute('select 1')",
        "op.execute('COMMIT')",
      })
  void startAnewAfterOneThatChangesItsSession(String body, TestDatabase database) throws Exception {
    var body2 = "op.execute('create schema if not exists other')\n" + body;
    try (var runner = chain(PythonOfTests.NEWEST, body2).start(database)) {
      upgradeAll(runner);
    }
    assertThat(query(database, "select to_regclass('public.c')")).isEqualTo("c");
    assertThat(runs()).as("to look, for the first two, for the third").isEqualTo(3);
  }

  @Test
  void startAnewWhereEnvPreparesTheSession(TestDatabase database) throws Exception {
    var project = chain(PythonOfTests.NEWEST, create("b"));
    project.change(
        "with context.begin_transaction():",
        "connection.exec_driver_sql('SET statement_timeout = 10000')\n        connection.commit()\n        with context.begin_transaction():");
    try (var runner = project.start(database)) {
      upgradeAll(runner);
    }
    assertThat(head(database)).isEqualTo("a3");
    assertThat(runs()).as("one to look, one for each revision").isEqualTo(4);
  }

  @Test
  void keepWhatIsDoneWhenTheNextOneFails(TestDatabase database) throws Exception {
    var second =
        create("b")
            + "\nif not op.get_bind().exec_driver_sql(\"select to_regclass('ready')\").scalar():\n    raise ValueError('not ready')";
    try (var runner = chain(PythonOfTests.NEWEST, second).start(database)) {
      upgrade(runner, "a1", true);
      var failed = catchThrowableOfType(RevisionFailed.class, () -> upgrade(runner, "a2", true));
      assertThat(failed.details().message()).isEqualTo("not ready");
      assertThat(head(database)).isEqualTo("a1");
      assertThat(query(database, "select to_regclass('b')")).isEqualTo("null");
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute("create table ready (a int)");
      }
      upgrade(runner, "a2", true);
      upgrade(runner, "a3", false);
    }
    assertThat(head(database)).isEqualTo("a3");
  }

  @Test
  void tellTheFailureOfEnvItselfInTheLastAnswer(TestDatabase database) throws Exception {
    var project = chain(PythonOfTests.NEWEST, create("b"));
    Path env = folder.resolve("migrations/env.py");
    Files.writeString(
        env,
        Files.readString(env)
            + "\nif len(open('runs').read()) > 1:\n    raise ValueError('after')\n");
    try (var runner = project.start(database)) {
      upgrade(runner, "a1", true);
      upgrade(runner, "a2", true);
      var failed = catchThrowableOfType(RevisionFailed.class, () -> upgrade(runner, "a3", false));
      assertThat(failed.details().message()).isEqualTo("after");
    }
  }

  @Test
  void giveWayToAnotherRequest(TestDatabase database) throws Exception {
    try (var runner = chain(PythonOfTests.NEWEST, create("b")).start(database)) {
      upgrade(runner, "a1", true);
      assertThat(runner.environment(LIMIT).rows()).containsExactly("a1");
      upgrade(runner, "a2", false);
    }
    assertThat(head(database)).isEqualTo("a2");
  }

  @Test
  void areCapturedWithTheirDowngradesInOneRun(TestDatabase database) throws Exception {
    var second =
        "op.execute(\"create type mood as enum ('good')\")\nop.add_column('a', sa.Column('mood', sa.Enum('good', name='mood', create_type=False)))";
    try (var runner = chain(PythonOfTests.NEWEST, second).start(database)) {
      for (String id : List.of("a1", "a2", "a3")) {
        var revision = new RevisionId(id);
        runner.capture(revision, AlembicRunner.Direction.UP, true, true, LIMIT);
        var down = runner.capture(revision, AlembicRunner.Direction.DOWN, false, true, LIMIT);
        assertThat(down.statements()).hasSize(id.equals("a2") ? 0 : 1);
      }
      runner.environment(LIMIT);
    }
    assertThat(head(database)).isEqualTo("a3");
    assertThat(query(database, "select to_regclass('a') || ' ' || to_regclass('c')"))
        .isEqualTo("a c");
    assertThat(runs()).as("to look, for all revisions, for the last request").isEqualTo(3);
  }

  @Test
  void areCapturedAnewAfterADowngradeThatFails(TestDatabase database) throws Exception {
    var project =
        project(PythonOfTests.NEWEST)
            .revision("a1", "None", create("a"), "op.execute('drop table missing')")
            .revision("a2", "'a1'", create("b"), "op.drop_table('b')");
    try (var runner = project.start(database)) {
      runner.capture(new RevisionId("a1"), AlembicRunner.Direction.UP, true, true, LIMIT);
      var failed =
          catchThrowableOfType(
              RevisionFailed.class,
              () ->
                  runner.capture(
                      new RevisionId("a1"), AlembicRunner.Direction.DOWN, false, true, LIMIT));
      assertThat(failed.details().kind()).isEqualTo(RevisionFailed.Kind.DATABASE);
      runner.capture(new RevisionId("a2"), AlembicRunner.Direction.UP, true, false, LIMIT);
    }
    assertThat(head(database)).isEqualTo("a2");
  }
}
