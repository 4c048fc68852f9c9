package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.finding.Code;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs revisions with real Alembic, on a real server. */
@ExtendWith(PostgresExtension.class)
class AlembicRunnerTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final String CREATE =
      """
      op.create_table(
          "account",
          sa.Column("id", sa.Integer, primary_key=True),
          sa.Column("name", sa.String(20), nullable=False),
      )
      op.create_index("ix_account_name", "account", ["name"])
      print("printed by the revision")\
      """;

  @TempDir Path folder;

  private static StepStatements statements(String id) {
    return new StepStatements(
        List.of("select 1 / (select (token = 7)::int from public.fence for update)"),
        List.of("insert into public.ledger values ('" + id + "', txid_current())"),
        List.of(
            "insert into public.journal values ('"
                + id
                + "', $done, '$prefix', txid_current()) on conflict (id) do update"
                + " set done = excluded.done, prefix = excluded.prefix, tx = excluded.tx"),
        DoneStatements.NONE,
        Replacements.NONE);
  }

  private static void prepare(TestDatabase database) throws SQLException {
    execute(database, "create table fence (token int)");
    execute(database, "insert into fence values (7)");
    execute(database, "create table ledger (id text, tx bigint)");
    execute(
        database, "create table journal (id text primary key, done int, prefix text, tx bigint)");
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    }
  }

  private static RevisionId id(String text) {
    return new RevisionId(text);
  }

  @ParameterizedTest
  @EnumSource
  void migratesAnUnchangedProjectUpAndDown(PythonOfTests python, TestDatabase database)
      throws Exception {
    prepare(database);
    var project =
        new SampleProject(folder, python)
            .revision("a1", "None", CREATE, "op.drop_table('account')")
            .revision(
                "a2",
                "'a1'",
                "op.add_column('account', sa.Column('age', sa.Integer))\nop.execute(\"insert into account values (1, 'x%', 3)\")",
                "op.drop_column('account', 'age')");
    try (var runner = project.start(database)) {
      assertThat(runner.versions().alembic()).startsWith("1.");
      assertThat(runner.graph(LIMIT).difference(project.graph())).isEmpty();
      assertThat(runner.environment(LIMIT).rows()).isEmpty();
      assertThat(query(database, "select to_regclass('alembic_version')")).isEqualTo("null");
      var first = runner.upgrade(id("a1"), statements("a1"), StatementsAlone.UNRECORDED, LIMIT);
      assertThat(first.versionTable()).isEqualTo("alembic_version");
      assertThat(first.statements()).hasSize(2);
      assertThat(
              query(
                  database,
                  "select xmin::text::bigint - (select tx from ledger) from alembic_version"))
          .isEqualTo("0");
      runner.upgrade(id("a2"), statements("a2"), StatementsAlone.UNRECORDED, LIMIT);
      assertThat(query(database, "select name from account")).isEqualTo("x%");
      assertThat(query(database, "select string_agg(version_num, ',') from alembic_version"))
          .isEqualTo("a2");
      assertThat(
              query(
                  database,
                  "select count(*) from pg_stat_activity where application_name = 'interlock test'"))
          .isEqualTo("0");
      runner.downgrade(id("a2"), statements("a2"), StatementsAlone.UNRECORDED, LIMIT);
      assertThat(query(database, "select string_agg(version_num, ',') from alembic_version"))
          .isEqualTo("a1");
      assertThat(runner.environment(LIMIT).rows()).containsExactly("a1");
    }
    if (python != PythonOfTests.NEWEST_ASYNC) {
      assertThat(project.output).anyMatch(line -> line.contains("printed by the revision"));
    }
  }

  @Test
  void migratesFlaskMigrate(TestDatabase database) throws Exception {
    prepare(database);
    var project = new SampleProject(folder, PythonOfTests.NEWEST);
    project
        .write("migrations/env.py", SampleProject.resource("flask.py"))
        .write("migrations/alembic.ini", "[alembic]\n")
        .write("alembic.ini", "[other]\n")
        .write(
            "app.py",
            """
            from flask import Flask
            from flask_migrate import Migrate
            from flask_sqlalchemy import SQLAlchemy

            app = Flask(__name__)
            app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql+psycopg://a:b@nowhere.invalid/c"
            db = SQLAlchemy(app)
            Migrate(app, db)
            """)
        .revision("a1", "None", "op.execute(\"set lock_timeout = '5s'\")")
        .revision(
            "a2",
            "'a1'",
            "assert op.get_bind().exec_driver_sql('show lock_timeout').scalar() == '0'");
    try (var runner = project.start(database)) {
      runner.upgrade(id("a1"), statements("a1"), StatementsAlone.UNRECORDED, LIMIT);
      runner.upgrade(id("a2"), statements("a2"), StatementsAlone.UNRECORDED, LIMIT);
    }
    assertThat(query(database, "select max(id) from ledger")).isEqualTo("a2");
  }

  @ParameterizedTest
  @EnumSource
  void fenceRefusesEachTransactionOfARunThatLostItsLock(PythonOfTests python, TestDatabase database)
      throws Exception {
    prepare(database);
    var project =
        new SampleProject(folder, python)
            .revision("a1", "None", CREATE)
            .revision(
                "a2",
                "'a1'",
                """
                op.execute("insert into account values (1, 'a')")
                op.execute("commit")
                op.execute("update public.fence set token = 8")
                op.execute("commit")
                op.execute("insert into account values (2, 'b')")\
                """);
    try (var runner = project.start(database)) {
      runner.upgrade(id("a1"), statements("a1"), StatementsAlone.UNRECORDED, LIMIT);
      var failed =
          catchThrowableOfType(
              RevisionFailed.class,
              () -> runner.upgrade(id("a2"), statements("a2"), StatementsAlone.UNRECORDED, LIMIT));
      assertThat(failed.details().sqlState()).contains("22012");
      assertThat(failed.details().kind()).isEqualTo(RevisionFailed.Kind.DATABASE);
      assertThat(query(database, "select max(id) from account")).isEqualTo("1");
      assertThat(query(database, "select version_num from alembic_version")).isEqualTo("a1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreFencedBehindACommitAtTheEndOfARevision(PythonOfTests python, TestDatabase database)
      throws Exception {
    prepare(database);
    var project =
        new SampleProject(folder, python)
            .revision("a1", "None", "op.execute('select 1')\nop.execute('commit')")
            .revision(
                "a2", "'a1'", "op.execute('update fence set token = 8')\nop.execute('commit')");
    try (var runner = project.start(database)) {
      runner.upgrade(id("a1"), statements("a1"), StatementsAlone.UNRECORDED, LIMIT);
      assertThat(
              query(
                  database,
                  "select xmin::text::bigint - (select tx from ledger) from alembic_version"))
          .isEqualTo("0");
      assertThatThrownBy(
              () -> runner.upgrade(id("a2"), statements("a2"), StatementsAlone.UNRECORDED, LIMIT))
          .isInstanceOf(RevisionFailed.class);
      assertThat(query(database, "select version_num from alembic_version")).isEqualTo("a1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void journalCommitsWithEachPartOfARevision(PythonOfTests python, TestDatabase database)
      throws Exception {
    prepare(database);
    var project =
        new SampleProject(folder, python)
            .revision("a1", "None", CREATE)
            .revision(
                "a2",
                "'a1'",
                """
                op.execute("insert into account values (1, 'a'), (2, 'a')")
                with op.get_context().autocommit_block():
                    op.create_index("u", "account", ["name"], unique=True, postgresql_concurrently=True)
                op.execute("insert into account values (3, 'c')")\
                """);
    try (var runner = project.start(database)) {
      runner.upgrade(id("a1"), statements("a1"), StatementsAlone.UNRECORDED, LIMIT);
      var failed =
          catchThrowableOfType(
              RevisionFailed.class,
              () -> runner.upgrade(id("a2"), statements("a2"), StatementsAlone.UNRECORDED, LIMIT));
      assertThat(failed.details().done().count()).isEqualTo(1);
      assertThat(query(database, "select prefix from journal"))
          .isEqualTo(failed.details().done().prefix());
      assertThat(query(database, "select done from journal")).isEqualTo("1");
      assertThat(query(database, "select count(*) from account")).isEqualTo("2");
      execute(database, "drop index u");
      execute(database, "update account set name = 'b' where id = 2");
      var again = statements("a2");
      runner.upgrade(
          id("a2"),
          new StepStatements(
              again.begin(),
              again.applied(),
              again.journal(),
              failed.details().done(),
              Replacements.NONE),
          StatementsAlone.UNRECORDED,
          LIMIT);
    }
    assertThat(query(database, "select count(*) from account")).isEqualTo("3");
    assertThat(query(database, "select indisvalid from pg_index where indexrelid = 'u'::regclass"))
        .isEqualTo("t");
    assertThat(query(database, "select version_num from alembic_version")).isEqualTo("a2");
  }

  @Test
  void passesOverStatementsThatArePresentAndRefusesOthersToSkip(TestDatabase database)
      throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .revision(
                "a1",
                "None",
                "op.execute('create table t (id int)')\nop.execute('insert into t values (1)')");
    execute(database, "create table t (id int)");
    try (var runner = project.start(database)) {
      var skip =
          new StepStatements(
              List.of(), List.of(), List.of(), new DoneStatements(1, "00"), Replacements.NONE);
      assertThatThrownBy(() -> runner.upgrade(id("a1"), skip, StatementsAlone.UNRECORDED, LIMIT))
          .isInstanceOf(RevisionFailed.class)
          .hasMessageContaining("before it was interrupted");
      var present =
          new StepStatements(
              List.of(),
              List.of(),
              List.of(),
              DoneStatements.NONE,
              texts ->
                  texts.getFirst().startsWith("create")
                      ? Optional.of(List.of())
                      : Optional.empty());
      runner.upgrade(id("a1"), present, StatementsAlone.UNRECORDED, LIMIT);
    }
    assertThat(query(database, "select count(*) from t")).isEqualTo("1");
  }

  @Test
  void refusesAStepWhoseParentIsMissing(TestDatabase database) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.OLDEST)
            .revision("aa1", "None", CREATE)
            .revision("aa2", "'aa1'", "pass")
            .revision("aa3", "'aa2'", "pass");
    try (var runner = project.start(database)) {
      runner.upgrade(id("aa1"), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT);
      for (var wrong : List.of("aa3", "aa1", "aa", "gone")) {
        assertThatThrownBy(() ->
                runner.upgrade(id(wrong), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT))
            .isInstanceOf(RevisionFailed.class);
      }
      runner.upgrade(id("aa2"), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT);
      assertThatThrownBy(() ->
              runner.downgrade(id("aa1"), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT))
          .isInstanceOf(RevisionFailed.class);
    }
    assertThat(query(database, "select string_agg(version_num, ',') from alembic_version"))
        .isEqualTo("aa2");
  }

  @Test
  void rowsOfBranchesMergesAndDependenciesAreThoseOfTheGraph(TestDatabase database)
      throws Exception {
    var project = new SampleProject(folder, PythonOfTests.NEWEST);
    project
        .revision("a1", "None", "pass")
        .revision("a2", "'a1'", "pass")
        .revision("a3", "'a2'", "pass")
        .revision("b1", "None", "pass")
        .revision("b2", "'b1'\ndepends_on = 'a2'", "pass")
        .revision("c1", "('a3', 'b2')", "pass");
    var graph = project.graph();
    var applied = new TreeSet<RevisionId>();
    try (var runner = project.start(database)) {
      for (var revision : graph.order()) {
        runner.upgrade(revision.id(), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT);
        applied.add(revision.id());
        assertThat(runner.environment(LIMIT).rows())
            .isEqualTo(graph.versionRows(applied).stream().map(RevisionId::text).toList());
      }
      for (var revision : graph.order().reversed()) {
        runner.downgrade(revision.id(), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT);
        applied.remove(revision.id());
        assertThat(runner.environment(LIMIT).rows())
            .isEqualTo(graph.versionRows(applied).stream().map(RevisionId::text).toList());
      }
    }
  }

  @Test
  void readsTheModelsOfTheProject(TestDatabase database) throws Exception {
    for (var python : List.of(PythonOfTests.OLDEST, PythonOfTests.NEWEST)) {
      try (var runner = new SampleProject(folder, python).start(database)) {
        assertThat(runner.metadata(LIMIT).orElseThrow())
            .hasSize(2)
            .anyMatch(ddl -> ddl.startsWith("CREATE TABLE account"))
            .contains("CREATE INDEX ix_account_name ON account (name)");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void revisionsOfARunMakeATypeOnce(PythonOfTests python, TestDatabase database) throws Exception {
    String table =
        "op.create_table('%s', sa.Column('kind', sa.Enum('A', 'B', name='kind'), nullable=False))";
    String other = table.replace("name='kind'", "name='other'");
    var project =
        new SampleProject(folder, python)
            .revision("a1", "None", table.formatted("t1"))
            .revision("b1", "'a1'", table.formatted("t2"))
            .revision("b2", "'a1'", other.formatted("t2") + "\nop.execute('select 1 / 0')")
            .revision("c1", "'b1'", other.formatted("t3"));
    prepare(database);
    try (var runner = project.start(database)) {
      for (String one : List.of("a1", "b1")) {
        runner.upgrade(id(one), statements(one), StatementsAlone.UNRECORDED, LIMIT);
      }
      assertThatThrownBy(
              () -> runner.upgrade(id("b2"), statements("b2"), StatementsAlone.UNRECORDED, LIMIT))
          .isInstanceOf(RevisionFailed.class);
      runner.upgrade(id("c1"), statements("c1"), StatementsAlone.UNRECORDED, LIMIT);
    }
    assertThat(query(database, "select count(*) from pg_type where typname in ('kind', 'other')"))
        .isEqualTo("2");
  }

  /** As env.py of Phoenix does, the second one makes its own URL if none is configured. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "config.get_section(config.config_ini_section, {})",
        "{'sqlalchemy.url': 'postgresql+psycopg://a@b.invalid/c'}"
            + " if config.get_main_option('sqlalchemy.url') is None else {}"
      })
  void environmentWithoutAUrlHasItsOwnOrGetsOne(String section, TestDatabase database)
      throws Exception {
    var project = new SampleProject(folder, PythonOfTests.NEWEST).revision("a1", "None", CREATE);
    Path ini = folder.resolve("alembic.ini");
    Files.writeString(ini, Files.readString(ini).replaceFirst("sqlalchemy.url = .*\n", ""));
    project.change("config.get_section(config.config_ini_section, {})", section);
    prepare(database);
    try (var runner = project.start(database)) {
      runner.upgrade(id("a1"), statements("a1"), StatementsAlone.UNRECORDED, LIMIT);
    }
    assertThat(query(database, "select id from ledger")).isEqualTo("a1");
  }

  @Test
  void revisionMayReadWithASecondConnection(TestDatabase database) throws Exception {
    String second =
        """
        engine = sa.engine_from_config(op.get_context().config.get_section("alembic"))
        with engine.connect() as second:
            second.execute(sa.text("%s"))
            second.commit()
        """;
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .revision("a1", "None", second.formatted("select 1") + CREATE)
            .revision("a2", "'a1'", second.formatted("create table past_the_fence ()"));
    prepare(database);
    try (var runner = project.start(database)) {
      runner.upgrade(id("a1"), statements("a1"), StatementsAlone.UNRECORDED, LIMIT);
      assertThatThrownBy(
              () -> runner.upgrade(id("a2"), statements("a2"), StatementsAlone.UNRECORDED, LIMIT))
          .hasMessageContaining("second connection: create table past_the_fence ()");
    }
    assertThat(query(database, "select string_agg(id, ' ') from ledger")).isEqualTo("a1");
    assertThat(query(database, "select to_regclass('past_the_fence')")).isEqualTo("null");
  }

  @Test
  void asynchronousEngineOfTheProjectOutlivesARun(TestDatabase database) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST_ASYNC)
            .write("engines.py", "engine = None")
            .change(
                "connectable = async",
                "import engines\n    connectable = engines.engine = engines.engine or async")
            .change("        poolclass=pool.NullPool,\n", "")
            .change("    await connectable.dispose()\n", "")
            .revision("a1", "None", CREATE)
            .revision("a2", "'a1'", "op.drop_table('account')");
    prepare(database);
    try (var runner = project.start(database)) {
      for (String one : List.of("a1", "a2")) {
        runner.upgrade(id(one), statements(one), StatementsAlone.UNRECORDED, LIMIT);
      }
    }
  }

  @Test
  void modulesOfTheProjectDoNotHideThoseOfPython(TestDatabase database) throws Exception {
    String refused = "raise ImportError('a module of the project')";
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .write("logging.py", refused)
            .write("queue.py", refused)
            .write("models/__init__.py", "name = 'account'")
            .revision(
                "a1", "None", "import models\nop.execute('create table ' + models.name + ' ()')");
    prepare(database);
    try (var runner = project.start(database)) {
      runner.upgrade(new RevisionId("a1"), statements("a1"), StatementsAlone.UNRECORDED, LIMIT);
    }
    assertThat(query(database, "select to_regclass('account')")).isEqualTo("account");
  }

  @Test
  void namesWhatIsMissing(TestDatabase database) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .revision("a1", "None", "import gone_package")
            .revision("a2", "'a1'", "raise KeyError('STRIPE_' + 'KEY')");
    try (var runner = project.start(database)) {
      var failed =
          catchThrowableOfType(
              RevisionFailed.class,
              () ->
                  runner.upgrade(id("a1"), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT));
      var finding = failed.failure().findings().getFirst();
      assertThat(finding.code()).isEqualTo(Code.PACKAGE_MISSING);
      assertThat(finding.message()).contains("`gone_package`").contains("bin/python");
      project.revision("a1", "None", "pass");
    }
    try (var runner = project.start(database)) {
      runner.upgrade(id("a1"), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT);
      var failed =
          catchThrowableOfType(
              RevisionFailed.class,
              () ->
                  runner.upgrade(id("a2"), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT));
      var finding = failed.failure().findings().getFirst();
      assertThat(finding.code()).isEqualTo(Code.PROJECT_RAISED);
      assertThat(finding.message()).isEqualTo("revision `a2` raised KeyError: 'STRIPE_KEY'.");
      assertThat(finding.notes().getLast()).contains("a2.py").contains("in upgrade");
    }
  }

  @Test
  void showsNoPassword(TestDatabase database) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .revision(
                "a1",
                "None",
                """
                url = op.get_bind().connection.dbapi_connection.info.password
                print("printed", url)
                print("also postgresql://someone:other@host/db")
                raise ValueError("password is " + url + " in postgresql://someone:other@host/db")\
                """);
    var shown = new StringBuilder();
    try (var runner = project.start(database)) {
      shown.append(ofSystem(runner, "cmdline")).append(ofSystem(runner, "environ"));
      var failed =
          catchThrowableOfType(
              RevisionFailed.class,
              () ->
                  runner.upgrade(id("a1"), StepStatements.NONE, StatementsAlone.UNRECORDED, LIMIT));
      shown.append(failed.details()).append(failed.failure().findings());
    }
    await(() -> project.output.stream().anyMatch(line -> line.startsWith("also")));
    assertThat(shown.append(project.output).toString())
        .contains("printed ***", "password is ***")
        .doesNotContain(SampleProject.PASSWORD, "hush", "other@");
  }

  /** Returns what other processes can see on Linux; nothing elsewhere. */
  private static String ofSystem(AlembicRunner runner, String name) throws IOException {
    Path file = Path.of("/proc/%d/%s".formatted(runner.pid(), name));
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 100 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
  }

  @Test
  void readsAGraphAsAlembicDoes(TestDatabase database) throws Exception {
    var project = new SampleProject(folder, PythonOfTests.NEWEST);
    write(project, "s1", "revision = 's1'; down_revision = None");
    write(project, "s2", "revision: str = \"s\" '2'\ndown_revision = (\n  # one\n  's1'\n)");
    write(
        project,
        "s3",
        "\"\"\"\nrevision = 'no'\n\"\"\"\nrevision = r's3'\ndown_revision = 's1', 's2'");
    write(
        project, "s4", "revision = '''s4'''\ndown_revision = ['s3',]\nbranch_labels = {'x', 'y'}");
    write(project, "s5", "revision = '\\x735'\ndown_revision = ()\ndepends_on = 'x'");
    write(
        project,
        "s6",
        "revision = 's6'\ndown_revision = None\nbranch_labels = tuple(['computed'])");
    try (var runner = project.start(database)) {
      assertThat(project.graph().ids()).hasSize(6);
      assertThat(runner.graph(LIMIT).difference(project.graph())).isEmpty();
      write(
          project,
          "s7",
          "revision = 's7'\ndown_revision = 's2'\nglobals()['down_revision'] = 's1'");
    }
    try (var runner = project.start(database)) {
      var finding = runner.graph(LIMIT).difference(project.graph()).orElseThrow();
      assertThat(finding.code()).isEqualTo(Code.GRAPH_DIFFERS);
      assertThat(finding.notes()).singleElement().asString().contains("`s7`");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDEST", "NEWEST"})
  void migratesSqliteInOneTransaction(PythonOfTests python) throws Exception {
    var project =
        new SampleProject(folder, python)
            .change(
                "config.get_section(config.config_ini_section, {})",
                "{'sqlalchemy.url': 'sqlite:///other.db'}")
            .revision("a1", "None", "op.create_table('t', sa.Column('id', sa.Integer))")
            .revision(
                "a2",
                "'a1'",
                "op.create_table('u', sa.Column('id', sa.Integer))\nraise ValueError('no')");
    var statements =
        new StepStatements(
            List.of("select 1"),
            List.of("insert into t values (1)"),
            List.of(),
            DoneStatements.NONE,
            Replacements.NONE);
    Path file = folder.resolve("app.db");
    try (var runner = project.start("sqlite:////" + file.toString().substring(1))) {
      assertThat(
              runner.upgrade(id("a1"), statements, StatementsAlone.UNRECORDED, LIMIT).statements())
          .hasSize(1);
      assertThatThrownBy(
              () -> runner.upgrade(id("a2"), statements, StatementsAlone.UNRECORDED, LIMIT))
          .isInstanceOf(RevisionFailed.class);
      assertThat(runner.environment(LIMIT).rows()).containsExactly("a1");
    }
    assertThat(folder.resolve("other.db")).doesNotExist();
    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(content).contains("CREATE TABLE t").doesNotContain("CREATE TABLE u");
  }

  private static void write(SampleProject project, String name, String text) throws IOException {
    project.write("migrations/versions/" + name + ".py", text + "\n");
  }
}
