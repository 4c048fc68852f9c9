package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Session;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A project that knows nothing of Interlock is migrated as it is: no file of it changes, and none
 * is added. Its own URL points nowhere.
 */
@ExtendWith(PostgresExtension.class)
final class UnchangedProjectsIT {

  private static final String TABLE =
      """
      op.create_table(
          "person",
          sa.Column("id", sa.Integer(), primary_key=True),
          sa.Column("name", sa.String(80), nullable=False),
      )
      """;

  @ParameterizedTest
  @CsvSource({"generic, PSYCOPG2", "generic, PSYCOPG", "async, ASYNCPG", "pyproject, PSYCOPG"})
  void areMigratedByTemplates(String template, Driver driver, TestDatabase database) {
    try (var project = AlembicFolder.ofTemplate(template, driver)) {
      project
          .revision("a1b2c3d4e5f6", "", TABLE, "op.drop_table('person')")
          .revision(
              "b2c3d4e5f6a7",
              "a1b2c3d4e5f6",
              "op.create_index('ix_person_name', 'person', ['name'])",
              "op.drop_index('ix_person_name')");
      migrates(project, project.interlock(database));
      assertThat(project.alembic(database, "current")).contains("b2c3d4e5f6a7 (head)");
      assertThat(project.alembic(database, "upgrade", "head")).doesNotContain("Running upgrade");
      isAt(database, "b2c3d4e5f6a7");
    }
  }

  @Test
  void areMigratedWithFlask(TestDatabase database) {
    try (var project = AlembicFolder.ofResources("flask", Driver.PSYCOPG)) {
      project.python("-m", "flask", "db", "init");
      project.revision("a1b2c3d4e5f6", "", TABLE, "op.drop_table('person')");
      migrates(project, project.interlock(database));
      var right = Map.of("FLASK_SQLALCHEMY_DATABASE_URI", project.url(database));
      assertThat(project.python(right, "-m", "flask", "db", "current"))
          .contains("a1b2c3d4e5f6 (head)");
      assertThat(project.python(right, "-m", "flask", "db", "upgrade"))
          .doesNotContain("Running upgrade");
      isAt(database, "a1b2c3d4e5f6");
    }
  }

  /** Its env.py and a revision import settings that insist on a valid DATABASE_URL. */
  @Test
  void areMigratedWithFastApi(TestDatabase database) {
    try (var project = AlembicFolder.ofResources("fastapi", Driver.PSYCOPG)) {
      migrates(project, project.interlock(database));
      var right = Map.of("DATABASE_URL", database.url());
      assertThat(project.python(right, "-m", "alembic", "current")).contains("b07c6e52d3f8 (head)");
      assertThat(project.python(right, "-m", "alembic", "upgrade", "head"))
          .doesNotContain("Running upgrade");
      isAt(database, "b07c6e52d3f8");
    }
  }

  private static void migrates(AlembicFolder project, Program interlock) {
    String before = project.hash();
    var first = interlock.run("run", "--", "true");
    assertThat(first.exit()).as(first.output()).isZero();
    var second = interlock.run("run", "--", "true");
    assertThat(second.exit()).as(second.output()).isZero();
    assertThat(project.hash()).isEqualTo(before);
  }

  private static void isAt(TestDatabase database, String head) {
    try (var session = Session.open(database)) {
      assertThat(session.rows("SELECT version_num FROM alembic_version")).containsExactly(head);
      assertThat(session.rows("SELECT id FROM interlock_migration ORDER BY seq DESC LIMIT 1"))
          .containsExactly(head);
    }
  }
}
