package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.DatabaseState;
import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Projects that cannot be made safe, or do not work: each is refused with its reason before it has an effect. */
@ExtendWith(PostgresExtension.class)
final class RefusedProjectsIT {

  private static final String ENV = "migrations/env.py";
  private static final String REVISION = "migrations/versions/first1_.py";
  private static final String POOL = "poolclass=pool.NullPool,";
  private static final String CONFIGURE = "    context.configure(";

  @SuppressWarnings("ImmutableEnumChecker") // The changes are lambdas without state.
  enum Obstacle {
    CREATOR(
        project ->
            project.change(
                ENV,
                POOL,
                POOL + "\n    creator=lambda: __import__('psycopg').connect(os.environ['OWN']),"),
        "PYT004",
        "creator="),
    AUTOCOMMIT(
        project -> project.change(ENV, POOL, POOL + "\n    isolation_level='AUTOCOMMIT',"),
        "PYT004",
        "autocommit"),
    TENANTS(
        project ->
            project.change(
                ENV,
                """
                    context.configure(connection=connection, target_metadata=None)
                    with context.begin_transaction():
                        context.run_migrations()
                """,
                """
                    for tenant in ('one', 'two'):
                        connection.exec_driver_sql("SET app.tenant = 'one'")
                        connection.commit()
                        context.configure(connection=connection)
                        with context.begin_transaction():
                            context.run_migrations()
                """),
        "PYT004",
        "tenants"),
    CREATING_IMPORT(
        project ->
            project
                .write(
                    "app.py",
                    """
                    from sqlalchemy import create_engine, text
                    engine = create_engine('postgresql+psycopg://someone:nothing@192.0.2.1:1/nowhere')
                    with engine.begin() as connection:
                        connection.execute(text('CREATE TABLE made (id int)'))
                    """)
                .change(REVISION, "import sqlalchemy as sa", "import sqlalchemy as sa\nimport app"),
        "PYT004",
        "CREATE TABLE made"),
    SQLITE(
        project ->
            project.change(
                "alembic.ini",
                Driver.PSYCOPG.url("someone:nothing@192.0.2.1:1/nowhere"),
                "sqlite:///app.db"),
        "PYT004",
        "sqlite"),
    MISSING_PACKAGE(
        project ->
            project.change(REVISION, "import sqlalchemy as sa", "import sqlalchemy as sa\nimport geoalchemy2"),
        "PYT002",
        "geoalchemy2"),
    RAISING_ENV(
        project -> project.change(ENV, CONFIGURE, "    {}['STRIPE_KEY']\n" + CONFIGURE),
        "PYT003",
        "KeyError: 'STRIPE_KEY'"),
    EXITING_ENV(
        project -> project.change(ENV, CONFIGURE, "    raise SystemExit(0)\n" + CONFIGURE),
        "PYT003",
        "SystemExit");

    /** Changes a project that is fine. */
    private interface Change {
      AlembicFolder in(AlembicFolder project);
    }

    private final Change change;
    private final String code;
    private final String reason;

    Obstacle(Change change, String code, String reason) {
      this.change = change;
      this.code = code;
      this.reason = reason;
    }
  }

  @ParameterizedTest
  @EnumSource
  void leaveTheDatabaseUntouched(Obstacle obstacle, TestDatabase database) throws SQLException {
    try (var project = project()) {
      isRefused(obstacle.change.in(project), database, obstacle.code, obstacle.reason);
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
