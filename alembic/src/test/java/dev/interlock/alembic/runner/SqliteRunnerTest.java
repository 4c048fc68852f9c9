package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.alembic.revision.RevisionId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revisions on a file of SQLite, where Python's module would commit before each DDL. */
class SqliteRunnerTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final String URL = "config.get_section(config.config_ini_section, {})";

  @TempDir Path folder;

  private SampleProject project(PythonOfTests python) throws Exception {
    return new SampleProject(folder, python)
        .change(URL, "{'sqlalchemy.url': 'sqlite:///other.db'}")
        .revision(
            "a1",
            "None",
            """
            op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Text))
            op.create_table("ledger", sa.Column("id", sa.Text))
            op.create_table("child", sa.Column("t", sa.Integer, sa.ForeignKey("t.id", ondelete="cascade")))
            op.execute("insert into t values (1, 'x')")
            op.execute("insert into child values (1)")\
            """);
  }

  private AlembicRunner start(SampleProject project) {
    return project.start("sqlite:////" + folder.resolve("app.db").toString().substring(1));
  }

  private static RevisionId id(String text) {
    return new RevisionId(text);
  }

  private static StepStatements ledger(String id) {
    return new StepStatements(
        List.of("insert into ledger values ('fence of " + id + "')"),
        List.of("insert into ledger values ('row of " + id + "')"),
        List.of(),
        DoneStatements.NONE,
        Replacements.NONE);
  }

  private static void upgrade(AlembicRunner runner, String id, StepStatements statements) {
    runner.upgrade(id(id), statements, StatementsAlone.UNRECORDED, LIMIT);
  }

  private String content() throws Exception {
    return Files.readString(folder.resolve("app.db"), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDEST", "NEWEST"})
  void failureTakesEverythingBack(PythonOfTests python) throws Exception {
    var project =
        project(python)
            .revision(
                "a2",
                "'a1'",
                """
                op.create_table("u", sa.Column("id", sa.Integer))
                op.execute("update t set a = 'changed'")
                op.get_bind().connection.cursor().execute("create table raw (id int)")
                op.create_table("v", sa.Column("id", sa.Integer))
                raise ValueError("no")\
                """);
    try (var runner = start(project)) {
      upgrade(runner, "a1", StepStatements.NONE);
      var failed =
          catchThrowableOfType(RevisionFailed.class, () -> upgrade(runner, "a2", ledger("a2")));
      assertThat(failed.details().done().count()).isEqualTo(4);
      assertThat(runner.environment(LIMIT).rows()).containsExactly("a1");
    }
    assertThat(content())
        .contains("CREATE TABLE t")
        .doesNotContain("CREATE TABLE u", "CREATE TABLE v", "create table raw", "changed", "fence");
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDEST", "NEWEST"})
  void batchModeCopiesATableWithItsRows(PythonOfTests python) throws Exception {
    var project =
        project(python)
            .revision(
                "a2",
                "'a1'",
                """
                op.execute("PRAGMA foreign_keys=OFF")
                with op.batch_alter_table("t", recreate="always") as batch:
                    batch.add_column(sa.Column("b", sa.Integer))
                    batch.alter_column("a", nullable=False)
                op.execute("PRAGMA foreign_keys=ON")
                assert op.get_bind().exec_driver_sql("select count(*) from child").scalar() == 1
                assert op.get_bind().exec_driver_sql("select a from t").scalar() == "x"\
                """)
            .change(
                "    with connectable.connect() as connection:",
                """
                    from sqlalchemy import event
                    event.listen(connectable, "connect",
                        lambda c, r: c.execute("PRAGMA foreign_keys=ON"))
                    with connectable.connect() as connection:\
                """);
    try (var runner = start(project)) {
      upgrade(runner, "a1", StepStatements.NONE);
      upgrade(runner, "a2", ledger("a2"));
      assertThat(runner.environment(LIMIT).rows()).containsExactly("a2");
    }
    assertThat(content()).contains("fence of a2", "row of a2");
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDEST", "NEWEST"})
  void refusesToSwitchForeignKeysOffInATransaction(PythonOfTests python) throws Exception {
    var project =
        project(python)
            .revision(
                "a2",
                "'a1'",
                "op.execute('delete from child')\nop.execute('PRAGMA foreign_keys = OFF')")
            .change(
                "    with connectable.connect() as connection:",
                """
                    from sqlalchemy import event
                    event.listen(connectable, "connect",
                        lambda c, r: c.execute("PRAGMA foreign_keys=ON"))
                    with connectable.connect() as connection:\
                """);
    try (var runner = start(project)) {
      upgrade(runner, "a1", StepStatements.NONE);
      var failed =
          catchThrowableOfType(RevisionFailed.class, () -> upgrade(runner, "a2", ledger("a2")));
      assertThat(failed.details().kind()).isEqualTo(RevisionFailed.Kind.REFUSED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDEST", "NEWEST"})
  void goesOnInATransactionAfterAStatementAlone(PythonOfTests python) throws Exception {
    var project =
        project(python)
            .revision(
                "a2",
                "'a1'",
                """
                op.execute("insert into t values (2, 'stays')")
                with op.get_context().autocommit_block():
                    op.execute("vacuum")
                op.execute("insert into t values (3, 'goes')")
                op.create_table("u", sa.Column("id", sa.Integer))
                raise ValueError("no")\
                """);
    try (var runner = start(project)) {
      upgrade(runner, "a1", StepStatements.NONE);
      var failed =
          catchThrowableOfType(RevisionFailed.class, () -> upgrade(runner, "a2", ledger("a2")));
      assertThat(failed.details().done().count()).isEqualTo(4);
    }
    assertThat(content()).contains("stays", "fence of a2").doesNotContain("goes", "CREATE TABLE u");
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDEST", "NEWEST"})
  void takesTheBeginOfAProjectForItsOwn(PythonOfTests python) throws Exception {
    var project =
        project(python)
            .change(
                "    with connectable.connect() as connection:",
                """
                    from sqlalchemy import event
                    event.listen(connectable, "connect",
                        lambda c, r: setattr(c, "isolation_level", None))
                    event.listen(connectable, "begin", lambda c: c.exec_driver_sql("BEGIN"))
                    with connectable.connect() as connection:\
                """)
            .revision("a2", "'a1'", "op.execute('delete from t')");
    try (var runner = start(project)) {
      upgrade(runner, "a1", StepStatements.NONE);
      upgrade(runner, "a2", ledger("a2"));
    }
    assertThat(content()).contains("row of a2");
  }
}
