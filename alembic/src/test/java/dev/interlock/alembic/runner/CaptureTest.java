package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The record of a revision on a shadow database. */
@ExtendWith(PostgresExtension.class)
class CaptureTest {

  @TempDir Path folder;

  private RevisionRun capture(PythonOfTests python, TestDatabase database, String body)
      throws Exception {
    try (var runner =
        new SampleProject(folder, python).revision("a1", "None", body).start(database)) {
      return runner.capture(
          new RevisionId("a1"), AlembicRunner.Direction.UP, true, false, Duration.ofMinutes(1));
    }
  }

  private static List<SentStatement.Statement> statements(RevisionRun run) {
    return run.statements().stream()
        .filter(SentStatement.Statement.class::isInstance)
        .map(SentStatement.Statement.class::cast)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void capturesTheTextThatTheServerGets(PythonOfTests python, TestDatabase database)
      throws Exception {
    var run =
        capture(
            python,
            database,
            """
            op.execute("create table t (a text)")
            op.create_check_constraint("ck", "t", "a not like 'x%'")
            op.execute(sa.text("insert into t values ('50%')"))
            op.execute("select format('%s', 1)")\
            """);
    assertThat(
            statements(run).stream().map(SentStatement.Statement::text).map(Optional::orElseThrow))
        .containsExactly(
            "create table t (a text)",
            "ALTER TABLE t ADD CONSTRAINT ck CHECK (a not like 'x%')",
            "insert into t values ('50%')",
            "select format('%s', 1)");
    assertThat(statements(run).getLast().returnedRows()).isTrue();
    assertThat(run.watched()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void capturesParametersOneByOne(PythonOfTests python, TestDatabase database) throws Exception {
    var run =
        capture(
            python,
            database,
            """
            t = op.create_table("t", sa.Column("a", sa.Text))
            op.bulk_insert(t, [{"a": "it's"}, {"a": "50%"}])
            op.get_bind().execute(t.insert(), {"a": "one"})\
            """);
    var inserts = statements(run).subList(1, statements(run).size());
    assertThat(String.join(";", inserts.stream().map(i -> i.text().orElseThrow()).toList()))
        .contains("'it''s'", "'50%'", "'one'")
        .doesNotContain("%%", "%(", "$1");
    assertThat(inserts).allMatch(insert -> insert.parameters().isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void rendersPlainParameters(PythonOfTests python, TestDatabase database) throws Exception {
    var run =
        capture(
            python,
            database,
            """
            import datetime as d, decimal, uuid
            t = op.create_table(
                "t",
                sa.Column("a", sa.Text), sa.Column("b", sa.Boolean), sa.Column("c", sa.Integer),
                sa.Column("d", sa.Float), sa.Column("e", sa.Numeric(10, 2)), sa.Column("f", sa.Date),
                sa.Column("g", sa.DateTime), sa.Column("h", sa.DateTime(timezone=True)),
                sa.Column("i", sa.Time), sa.Column("j", sa.Interval), sa.Column("k", sa.dialects.postgresql.UUID(as_uuid=True)),
                sa.Column("l", sa.LargeBinary), sa.Column("m", sa.ARRAY(sa.Text)),
                sa.Column("n", sa.Integer), sa.Column("o", sa.ARRAY(sa.Integer)), sa.Column("p", sa.JSON),
            )
            row = dict(
                a="it's \\\\ '$1'", b=True, c=-3, d=-1.5e-7, e=decimal.Decimal("-12.30"),
                f=d.date(2024, 2, 29), g=d.datetime(2024, 2, 29, 1, 2, 3, 4),
                h=d.datetime(2024, 2, 29, 1, 2, 3, tzinfo=d.timezone.utc), i=d.time(1, 2, 3),
                j=d.timedelta(days=-2, seconds=5, microseconds=7), k=uuid.UUID(int=7), l=b"a\\0b", m=["x", "y'"],
                n=None, o=[], p={"k": ["v"]},
            )
            op.get_bind().execute(t.insert(), row)\
            """);
    var insert = statements(run).getLast();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(insert.text().orElseThrow());
      try (var rows = statement.executeQuery("select count(*), count(distinct t::text) from t")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(2);
        assertThat(rows.getInt(2)).isEqualTo(1);
      }
    }
  }

  @Test
  void notesWhatMakesARevisionDependOnMoreThanItsText(TestDatabase database) throws Exception {
    var run =
        capture(
            PythonOfTests.NEWEST,
            database,
            """
            import os, uuid
            op.execute("create table t (a text)")
            try:
                with op.get_bind().begin_nested():
                    op.execute("insert into gone values (1)")
            except Exception:
                pass
            op.get_bind().exec_driver_sql("select current_database()").scalar()
            op.get_bind().connection.cursor().execute("create table raw (id int)")
            os.environ.get("HOME")
            open("alembic.ini").close()\
            """);
    assertThat(run.watched()).containsExactly("file alembic.ini", "variable HOME");
    assertThat(statements(run)).anyMatch(SentStatement.Statement::inSavepoint);
    assertThat(statements(run)).anyMatch(SentStatement.Statement::returnedRows);
    assertThat(statements(run))
        .filteredOn(SentStatement.Statement::raw)
        .extracting(SentStatement.Statement::sql)
        .containsExactly("create table raw (id int)");
    assertThat(statements(run))
        .filteredOn(SentStatement.Statement::failed)
        .extracting(SentStatement.Statement::sql)
        .containsExactly("insert into gone values (1)");
  }

  @Test
  void recordsThePreambleOfTheEnvironment(TestDatabase database) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .change(
                "        context.configure(",
                """
                connection.exec_driver_sql('create schema if not exists app')
                connection.exec_driver_sql('set search_path = app')
                connection.commit()
                context.configure(version_table_schema='app', version_table='v', \
                """
                    .indent(8)
                    .stripTrailing())
            .revision("a1", "None", "op.execute('create table t (id int)')");
    try (var runner = project.start(database)) {
      var environment = runner.environment(Duration.ofMinutes(1));
      assertThat(environment.settings()).containsEntry("search_path", "app");
      assertThat(environment.preamble())
          .containsExactly("create schema if not exists app", "set search_path = app");
      assertThat(environment.versionTable()).isEqualTo("v");
      assertThat(environment.versionSchema()).contains("app");
      runner.capture(
          new RevisionId("a1"), AlembicRunner.Direction.UP, true, false, Duration.ofMinutes(1));
    }
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select version_num from app.v left join app.t on true")) {
      assertThat(rows.next()).isTrue();
    }
  }
}
