package dev.interlock.alembic.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.finding.Code;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects that cannot be made safe are refused before they change anything. */
@ExtendWith(PostgresExtension.class)
class UnsafeProjectTest {

  private static final String ENGINE = "    connectable = engine_from_config(";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AUTOCOMMIT",
        "creator=",
        "two databases",
        "sqlite",
        "create_all",
        "insert",
        "twice",
        "transactional_ddl",
        "text in one string"
      })
  void refusesBeforeAnythingIsSent(String what, TestDatabase database) throws Exception {
    var project =
        new SampleProject(folder, PythonOfTests.NEWEST)
            .revision("a1", "None", "op.execute('create table made (id int)')");
    String before = "        context.configure(";
    String url = database.url().replace("postgresql://", "postgresql+psycopg://");
    switch (what) {
      case "AUTOCOMMIT" ->
          project.change(
              "poolclass=pool.NullPool", "poolclass=pool.NullPool, isolation_level='AUTOCOMMIT'");
      case "creator=" ->
          project.change(
              "poolclass=pool.NullPool",
              "poolclass=pool.NullPool, creator=lambda: __import__('psycopg').connect('"
                  + database.url()
                  + "')");
      case "two databases" ->
          project.change(
              ENGINE,
              "    from sqlalchemy import create_engine\n    create_engine('"
                  + url
                  + "x').connect()\n"
                  + ENGINE);
      case "sqlite" ->
          project.change(
              "config.get_section(config.config_ini_section, {})",
              "{'sqlalchemy.url': 'sqlite:///x.db'}");
      case "create_all" ->
          project.change(before, "        target_metadata.create_all(connection)\n" + before);
      case "insert" ->
          project.change(
              before, "        connection.exec_driver_sql('insert into t values (1)')\n" + before);
      case "twice" ->
          project.change(before, "        context.configure(connection=connection)\n" + before);
      case "transactional_ddl" ->
          project.change("target_metadata=target_metadata", "transactional_ddl=False");
      default ->
          project.change(
              before,
              "        connection.exec_driver_sql('set a.b = 1; create table x (id int)')\n"
                  + before);
    }
    try (var runner = project.start(database)) {
      var failed =
          catchThrowableOfType(
              RevisionFailed.class,
              () ->
                  runner.upgrade(
                      new RevisionId("a1"),
                      StepStatements.NONE,
                      StatementsAlone.UNRECORDED,
                      Duration.ofMinutes(1)));
      assertThat(failed.details().kind()).isEqualTo(RevisionFailed.Kind.REFUSED);
      assertThat(failed.failure().findings().getFirst().code()).isEqualTo(Code.PROJECT_UNSAFE);
    }
    assertThat(tables(database)).isEmpty();
  }

  private static List<String> tables(TestDatabase database) throws Exception {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
