package dev.interlock.alembic.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.alembic.runner.PythonOfTests;
import dev.interlock.alembic.runner.RevisionFailed;
import dev.interlock.alembic.runner.RunnerOptions;
import dev.interlock.alembic.runner.SampleProject;
import dev.interlock.postgresql.script.PostgresScriptSplitter;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories on two real databases. */
@ExtendWith(PostgresExtension.class)
class HistoryCaptureTest {

  @TempDir Path folder;

  private static CapturedHistory capture(
      PostgresServers servers, SampleProject project, PythonOfTests python) {
    var options =
        new RunnerOptions("interlock test", Duration.ofMinutes(1), line -> {}, text -> text);
    try (var first = servers.database();
        var second = servers.database()) {
      return new HistoryCapture(
              python.python(),
              project.project(),
              options,
              new PostgresScriptSplitter(),
              Duration.ofMinutes(1))
          .capture(
              DatabaseUrlParser.parse(first.url()),
              DatabaseUrlParser.parse(second.url()),
              project.graph().order());
    }
  }

  /** Captures one revision whose upgrade is {@code body}. */
  private CapturedRevision capture(PostgresServers servers, PythonOfTests python, String body)
      throws Exception {
    return only(
        capture(servers, new SampleProject(folder, python).revision("a1", "None", body), python));
  }

  private static CapturedRevision only(CapturedHistory history) {
    assertThat(history.failed()).isEmpty();
    assertThat(history.revisions()).hasSize(1);
    return history.revisions().getFirst();
  }

  private List<String> reasons(PostgresServers servers, String body) throws Exception {
    return reasons(servers, PythonOfTests.NEWEST, body);
  }

  private List<String> reasons(PostgresServers servers, PythonOfTests python, String body)
      throws Exception {
    return capture(servers, python, body).reasons();
  }

  @ParameterizedTest
  @EnumSource
  void percentSignsAreThoseOfTheServer(PythonOfTests python, PostgresServers servers)
      throws Exception {
    var captured =
        capture(
            servers,
            python,
            """
            op.execute("create table t (a text)")
            op.create_check_constraint("ck", "t", "a not like 'x%'")
            op.execute(sa.text("insert into t values ('50%')"))\
            """);
    assertThat(captured.reasons()).isEmpty();
    assertThat(captured.script())
        .isEqualTo(
            """
            create table t (a text);
            ALTER TABLE t ADD CONSTRAINT ck CHECK (a not like 'x%');
            insert into t values ('50%');
            """);
    assertThat(captured.undo()).isEmpty();
    assertThat(captured.undoReasons()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDEST", "NEWEST"})
  void indexesOfASetGiveTheSameScript(PythonOfTests python, PostgresServers servers)
      throws Exception {
    var captured =
        capture(
            servers,
            python,
            """
            op.create_table(
                "t",
                *[sa.Column("c%d" % i, sa.Integer, index=True) for i in range(9)],
            )\
            """);
    assertThat(captured.reasons()).isEmpty();
    assertThat(captured.script().lines().filter(line -> line.startsWith("CREATE INDEX")))
        .hasSize(9)
        .isSorted();
  }

  @ParameterizedTest
  @EnumSource
  void rowsGoOneByOne(PythonOfTests python, PostgresServers servers) throws Exception {
    var captured =
        capture(
            servers,
            python,
            """
            t = op.create_table("t", sa.Column("a", sa.Text))
            op.bulk_insert(t, [{"a": "it's"}, {"a": "50%"}])\
            """);
    assertThat(captured.reasons()).isEmpty();
    assertThat(captured.script()).contains("'it''s'", "'50%'").doesNotContain("%%");
  }

  @ParameterizedTest
  @EnumSource
  void rawCursorsNeedPython(PythonOfTests python, PostgresServers servers) throws Exception {
    assertThat(
            reasons(
                servers,
                python,
                "op.get_bind().connection.cursor().execute('create table raw (id int)')"))
        .containsExactly("it sends `create table raw (id int)` past SQLAlchemy");
  }

  @ParameterizedTest
  @EnumSource
  void valuesOfPythonThatChangeNeedPython(PythonOfTests python, PostgresServers servers)
      throws Exception {
    assertThat(
            reasons(
                servers,
                python,
                """
                import uuid
                t = op.create_table("t", sa.Column("a", sa.Text))
                op.bulk_insert(t, [{"a": str(uuid.uuid4())}])\
                """))
        .containsExactly("it does not send the same statements twice");
  }

  @Test
  void readingNeedsPython(PostgresServers servers) throws Exception {
    assertThat(reasons(servers, "op.get_bind().exec_driver_sql('select current_database()')"))
        .containsExactly("it reads the result of `select current_database()`");
    assertThat(
            reasons(
                servers,
                """
                op.execute("create table t (a int)")
                op.get_bind().exec_driver_sql("select a, extract(day from now()) from public.t").all()\
                """))
        .containsExactly("it reads `public.t`");
  }

  @ParameterizedTest
  @EnumSource
  void swallowedFailureNeedsPython(PythonOfTests python, PostgresServers servers) throws Exception {
    assertThat(
            reasons(
                servers,
                python,
                """
                try:
                    with op.get_bind().begin_nested():
                        op.execute("insert into gone values (1)")
                except Exception:
                    pass\
                """))
        .contains("it opens a savepoint", "it continues after `insert into gone values (1)` fails");
  }

  @Test
  void variablesAndFilesNeedPython(PostgresServers servers) throws Exception {
    assertThat(
            reasons(
                servers,
                """
                import os
                op.execute("create table " + os.environ.get("GONE", "t") + " (a int)")
                open("alembic.ini").close()\
                """))
        .containsExactly("it reads the file `alembic.ini`", "it reads the variable `GONE`");
    var atImport =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .revision("a1", "None\nimport os\nHOME = os.environ['HOME']", "pass");
    assertThat(only(capture(servers, atImport, PythonOfTests.NEWEST)).reasons())
        .containsExactly("it reads the variable `HOME`");
  }

  @Test
  void itsOwnUseOfTheVersionTableNeedsPython(PostgresServers servers) throws Exception {
    assertThat(reasons(servers, "op.execute('delete from alembic_version where false')"))
        .containsExactly("it uses `alembic_version` itself");
  }

  @ParameterizedTest
  @EnumSource
  void partsAreThoseThatWereCommitted(PythonOfTests python, PostgresServers servers)
      throws Exception {
    var captured =
        capture(
            servers,
            python,
            """
            op.execute("create type e as enum ('a')")
            op.execute("create table t (a int)")
            with op.get_context().autocommit_block():
                op.execute("alter type e add value 'b'")
                op.create_index("i", "t", ["a"], postgresql_concurrently=True)
            op.execute("insert into t values (1)")\
            """);
    assertThat(captured.reasons()).isEmpty();
    assertThat(captured.script())
        .isEqualTo(
            """
            BEGIN;
            create type e as enum ('a');
            create table t (a int);
            COMMIT;
            BEGIN;
            alter type e add value 'b';
            COMMIT;
            CREATE INDEX CONCURRENTLY i ON t (a);
            BEGIN;
            insert into t values (1);
            COMMIT;
            """);
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDEST", "NEWEST"})
  void scriptsGiveTheSchemaThatPythonGives(PythonOfTests python, PostgresServers servers)
      throws Exception {
    var project =
        new SampleProject(folder, python)
            .revision(
                "a1",
                "None",
                """
                op.create_table(
                    "t",
                    sa.Column("id", sa.Integer, primary_key=True),
                    sa.Column("a", sa.String(20), server_default="it's 50%", comment="a: b"),
                )
                op.create_check_constraint("ck", "t", "a not like 'x%'")\
                """,
                "op.drop_table('t')")
            .revision(
                "a2",
                "'a1'",
                """
                op.execute("create function f() returns int language sql as $$ select mod(5, 3); $$")
                with op.get_context().autocommit_block():
                    op.create_index("i", "t", ["a"], postgresql_concurrently=True)
                op.bulk_insert(sa.table("t", sa.column("a", sa.Text)), [{"a": "\\\\ ; '$1'"}])\
                """,
                "op.drop_index('i')\nop.execute('drop function f')\nop.execute('delete from t')");
    try (var database = servers.database();
        var connection = database.connect();
        var statement = connection.createStatement()) {
      var history = capture(servers, project, python);
      assertThat(history.revisions()).hasSize(2).allMatch(one -> one.reasons().isEmpty());
      for (var revision : history.revisions()) {
        run(statement, revision.script());
      }
      try (var rows =
          statement.executeQuery(
              "select a, f(), (select count(*) from pg_index where indrelid = 't'::regclass),"
                  + " (select pg_get_constraintdef(oid) from pg_constraint where conname = 'ck')"
                  + " from t")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("\\ ; '$1'");
        assertThat(rows.getInt(2)).isEqualTo(2);
        assertThat(rows.getInt(3)).isEqualTo(2);
        assertThat(rows.getString(4)).contains("'x%'").doesNotContain("%%");
      }
      for (var revision : history.revisions().reversed()) {
        run(statement, revision.undo().orElseThrow());
      }
      try (var rows = statement.executeQuery("select to_regclass('t')")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isNull();
      }
    }
  }

  private static void run(Statement connection, String script) throws Exception {
    for (var statement : new PostgresScriptSplitter().split(script)) {
      connection.execute(statement.text());
    }
  }

  @Test
  void preambleOfTheEnvironmentIsPartOfEachScript(PostgresServers servers) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .change(
                "        context.configure(",
                """
                        connection.exec_driver_sql('create schema if not exists app')
                        connection.exec_driver_sql('set search_path = app')
                        connection.commit()
                        context.configure(version_table_schema='app', version_table='v', \
                """)
            .revision("a1", "None", "op.execute('create table t (id int)')", "op.drop_table('t')");
    var captured = only(capture(servers, project, PythonOfTests.NEWEST));
    assertThat(captured.script())
        .isEqualTo(
            """
            create schema if not exists app;
            set search_path = app;
            create table t (id int);
            """);
    assertThat(captured.undo().orElseThrow()).endsWith("set search_path = app;\nDROP TABLE t;\n");
    assertThat(captured.versionTable()).isEqualTo("v");
    assertThat(captured.versionSchema()).contains("app");
    assertThat(captured.reasons()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void undoScriptsAreTriedAndTakenBack(PythonOfTests python, PostgresServers servers)
      throws Exception {
    var project =
        new SampleProject(folder, python)
            .revision("a1", "None", "op.execute('create table t (a int)')", "op.drop_table('t')")
            .revision("a2", "'a1'", "op.execute('insert into t values (1)')")
            .revision("a3", "'a2'", "pass", "raise NotImplementedError()")
            .revision(
                "a4",
                "'a3'",
                "op.create_index('i', 't', ['a'])",
                """
                with op.get_context().autocommit_block():
                    op.drop_index("i", "t", postgresql_concurrently=True)\
                """)
            .revision("a5", "'a4'", "pass", "op.execute('drop table gone')")
            .revision("b1", "'a1'", "pass", "op.get_bind().exec_driver_sql('select 1')")
            .revision("c1", "('a5', 'b1')", "pass");
    var history = capture(servers, project, python);
    assertThat(history.failed()).isEmpty();
    var revisions = history.revisions();
    assertThat(revisions.stream().map(one -> one.id().text()))
        .containsExactly("a1", "a2", "a3", "a4", "a5", "b1", "c1");
    assertThat(revisions.get(0).undo().orElseThrow().strip()).isEqualTo("DROP TABLE t;");
    assertThat(revisions.get(1).undo()).isEmpty();
    assertThat(revisions.get(2).undo()).isEmpty();
    assertThat(revisions.subList(0, 3)).allMatch(one -> one.undoReasons().isEmpty());
    assertThat(revisions.get(3).undo()).isEmpty();
    assertThat(revisions.get(3).undoReasons()).containsExactly("it has an autocommit_block");
    assertThat(revisions.get(4).undoReasons())
        .singleElement()
        .asString()
        .startsWith("its downgrade fails: ");
    assertThat(revisions.get(5).undoReasons()).containsExactly("it reads the result of `select 1`");
    assertThat(revisions.get(6).undo()).contains("");
  }

  @Test
  void stopsAtTheFirstFailure(PostgresServers servers) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .revision("a1", "None", "op.execute('create table t (a int)')")
            .revision("a2", "'a1'", "op.execute('drop table gone')")
            .revision("a3", "'a2'", "pass");
    var history = capture(servers, project, PythonOfTests.NEWEST);
    assertThat(history.revisions()).hasSize(1);
    assertThat(history.failed().orElseThrow().details().kind())
        .isEqualTo(RevisionFailed.Kind.DATABASE);
    assertThat(history.failed().orElseThrow().details().subject()).isEqualTo("revision `a2`");
  }

  @Test
  void aWrongParentIsRefused(PostgresServers servers) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .revision("a1", "None", "pass")
            .revision("a2", "'a1'", "pass");
    try (var first = servers.database();
        var second = servers.database()) {
      var history =
          new HistoryCapture(
                  PythonOfTests.NEWEST.python(),
                  project.project(),
                  new RunnerOptions("i", Duration.ofMinutes(1), line -> {}, text -> text),
                  new PostgresScriptSplitter(),
                  Duration.ofMinutes(1))
              .capture(
                  DatabaseUrlParser.parse(first.url()),
                  DatabaseUrlParser.parse(second.url()),
                  project.graph().order().subList(1, 2));
      assertThat(history.revisions()).isEmpty();
      assertThat(history.failed().orElseThrow().details().kind())
          .isEqualTo(RevisionFailed.Kind.REFUSED);
    }
  }
}
