package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.DatabaseState;
import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects that cannot be made safe, or do not work: each is refused before it has an effect. */
@ExtendWith(PostgresExtension.class)
final class RefusedProjectsIT {

  private static final String ENV = "migrations/env.py";
  private static final String REVISION = "migrations/versions/first1_.py";
  private static final String POOL = "poolclass=pool.NullPool,";
  private static final String CONFIGURE = "    context.configure(";
  private static final String IMPORT = "import sqlalchemy as sa";
  private static final String NOWHERE = "someone:nothing@192.0.2.1:1/nowhere";

  private static final String CREATOR =
      "creator=lambda: __import__('psycopg').connect(os.environ['OWN']),";

  private static final String ONCE =
      """
          context.configure(connection=connection, target_metadata=None)
          with context.begin_transaction():
              context.run_migrations()
      """;

  private static final String TENANTS =
      """
          for tenant in ("one", "two"):
              context.configure(connection=connection)
              with context.begin_transaction():
                  context.run_migrations()
      """;

  /** An application that creates a table when it is imported. */
  private static final String APPLICATION =
      """
      from sqlalchemy import create_engine, text
      engine = create_engine("%s")
      with engine.begin() as connection:
          connection.execute(text("CREATE TABLE made (id int)"))
      """
          .formatted(Driver.PSYCOPG.url(NOWHERE));

  /**
   * Something in a project that is in the way.
   *
   * @param code the finding's code
   * @param reason a part of its message
   */
  record Obstacle(String code, String reason, Consumer<AlembicFolder> change) {
    @Override
    public String toString() {
      return reason;
    }
  }

  static List<Obstacle> obstacles() {
    return List.of(
        new Obstacle("PYT004", "creator=", project -> engine(project, CREATOR)),
        new Obstacle(
            "PYT004", "autocommit", project -> engine(project, "isolation_level='AUTOCOMMIT',")),
        new Obstacle("PYT004", "tenants", project -> project.change(ENV, ONCE, TENANTS)),
        new Obstacle(
            "PYT004",
            "CREATE TABLE made",
            project -> project.write("app.py", APPLICATION).change(REVISION, IMPORT, "import app")),
        new Obstacle(
            "PYT004",
            "sqlite",
            project ->
                project.change("alembic.ini", Driver.PSYCOPG.url(NOWHERE), "sqlite:///app.db")),
        new Obstacle(
            "PYT002",
            "geoalchemy2",
            project -> project.change(REVISION, IMPORT, "import geoalchemy2")),
        new Obstacle(
            "PYT003",
            "KeyError: 'STRIPE_KEY'",
            project -> project.change(ENV, CONFIGURE, "    {}['STRIPE_KEY']\n" + CONFIGURE)),
        new Obstacle(
            "PYT003",
            "SystemExit",
            project -> project.change(ENV, CONFIGURE, "    raise SystemExit(0)\n" + CONFIGURE)));
  }

  private static void engine(AlembicFolder project, String argument) {
    project.change(ENV, POOL, POOL + "\n    " + argument);
  }

  @ParameterizedTest
  @MethodSource("obstacles")
  void leaveTheDatabaseUntouched(Obstacle obstacle, TestDatabase database) throws SQLException {
    try (var project = project()) {
      obstacle.change().accept(project);
      isRefused(project, database, obstacle.code(), obstacle.reason());
      assertThat(Files.exists(project.path().resolve("app.db"))).isFalse();
    }
  }

  @Test
  void leaveTheDatabaseUntouchedWithTwoDatabases(TestDatabase database) throws SQLException {
    try (var project = AlembicFolder.empty(Driver.PSYCOPG)) {
      project.python("-m", "alembic", "init", "-t", "multidb", "migrations");
      project
          .change(
              "alembic.ini",
              "driver://user:pass@localhost/dbname2",
              "postgresql+psycopg://someone:nothing@192.0.2.1/two")
          .change(
              "alembic.ini",
              "driver://user:pass@localhost/dbname",
              "postgresql+psycopg://someone:nothing@192.0.2.1/one");
      project.python("-m", "alembic", "revision", "--rev-id", "first1", "-m", "a");
      isRefused(project, database, "PYT004", "more than one database");
    }
  }

  /** The last lines of the traceback name the file. */
  @Test
  void showWhereTheirCodeRaised(TestDatabase database) throws SQLException {
    try (var project = project()) {
      project.change(REVISION, "op.execute(", "{}['STRIPE_KEY']\n    op.execute(");
      assertThat(isRefused(project, database, "PYT003", "KeyError: 'STRIPE_KEY'"))
          .contains("first1_.py", "in upgrade");
    }
  }

  private static AlembicFolder project() {
    return AlembicFolder.create(Driver.PSYCOPG)
        .change(ENV, "from alembic import context", "import os\n\nfrom alembic import context")
        .revision("first1", "", "op.execute('CREATE TABLE note (id int)')");
  }

  private static String isRefused(
      AlembicFolder project, TestDatabase database, String code, String reason)
      throws SQLException {
    var before = DatabaseState.of(database);
    Ended ended =
        project.interlock(database).with("OWN", database.url()).run("run", "--", "echo", "serves");
    assertThat(ended.exit()).as(ended.output()).isIn(1, 2, 4);
    assertThat(ended.output()).contains(code, reason).doesNotContain("serves");
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    return ended.output();
  }
}
