package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.DatabaseState;
import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.acceptance.campaign.Session;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions that were squashed into one in the place of the last. */
@Tag("D1")
@ExtendWith(PostgresExtension.class)
final class AlembicSquashIT {

  private static final String TEXTS =
      """
      op.execute(r"INSERT INTO note (id, text) VALUES (1, 'at 12\\:30 \\\\:x \\:y ::z 100% \\\\ \\"\\"\\" \\"')")
      op.execute("INSERT INTO note (id, text) VALUES (2, E'line\\r\\nline')")
      """;

  private static AlembicFolder project() {
    return AlembicFolder.create(Driver.PSYCOPG)
        .revision("first1", "", "op.execute('CREATE TABLE note (id int, text text)')", "pass")
        .revision(
            "second",
            "first1",
            TEXTS + "op.execute('CREATE TABLE gone (id int)')",
            "op.execute('DROP TABLE gone')")
        .revision(
            "third3",
            "second",
            "op.execute('DROP TABLE gone')\nop.create_index('note_text', 'note', ['text'])")
        .revision("fourth", "third3", "op.execute('ALTER TABLE note ADD COLUMN at date')");
  }

  private static Ended squash(AlembicFolder project, String to) {
    return project.interlock("postgresql://postgres@192.0.2.1/nowhere").run("squash", to);
  }

  private static void squash(AlembicFolder project) {
    Ended ended = squash(project, "third3");
    assertThat(ended.exit()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("the schema is proven to be the same", "2 left out");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aNewDatabaseIsTheSame(boolean sealed, TestDatabase database, TestDatabase other)
      throws SQLException {
    try (var project = project()) {
      project.alembic(database, "upgrade", "head");
      var whole = DatabaseState.of(database);
      String rows = rows(database);
      if (sealed) {
        project.seal();
      }
      squash(project);
      Ended upgraded =
          (sealed ? project.interlockWithoutPython(other) : project.interlock(other))
              .run("upgrade");
      assertThat(upgraded.exit()).as(upgraded.output()).isZero();
      assertThat(DatabaseState.of(other)).isEqualTo(whole);
      assertThat(rows(other)).isEqualTo(rows);
      assertThat(project.alembic(other, "current")).contains("fourth (head)");
      assertThat(project.alembic(other, "history")).contains("third3 -> fourth");
      Ended check = project.interlock(other).run("check");
      assertThat(check.exit()).as(check.output()).isZero();
    }
  }

  @Test
  void alembicItselfRunsTheBaseline(TestDatabase database, TestDatabase other) throws SQLException {
    try (var project = project()) {
      project.alembic(database, "upgrade", "head");
      squash(project);
      project.alembic(other, "upgrade", "head");
      assertThat(DatabaseState.of(other)).isEqualTo(DatabaseState.of(database));
      assertThat(rows(other)).isEqualTo(rows(database));
    }
  }

  /** Databases at each revision, migrated by Alembic or by Interlock before the squash. */
  @ParameterizedTest
  @CsvSource({
    "alembic, first1",
    "alembic, second",
    "alembic, third3",
    "alembic, fourth",
    "interlock, first1",
    "interlock, second",
    "interlock, third3",
    "interlock, fourth"
  })
  void aDatabaseOnAnyRevisionReachesTheHead(
      String tool, String position, TestDatabase database, TestDatabase other) throws SQLException {
    try (var project = project()) {
      project.alembic(other, "upgrade", "head");
      if (tool.equals("alembic")) {
        project.alembic(database, "upgrade", position);
      } else {
        Ended before = project.interlock(database).run("upgrade", position);
        assertThat(before.exit()).as(before.output()).isZero();
      }
      squash(project);
      Ended upgraded = project.interlock(database).run("upgrade");
      assertThat(upgraded.exit()).as(upgraded.output()).isZero();
      assertThat(DatabaseState.of(database)).isEqualTo(DatabaseState.of(other));
      assertThat(rows(database)).isEqualTo(rows(other));
      assertThat(project.alembic(database, "current")).contains("fourth (head)");
      Ended status = project.interlock(database).run("status");
      assertThat(status.exit()).as(status.output()).isZero();
      assertThat(project.interlock(database).run("locate").output()).contains("fourth");
    }
  }

  @Test
  void aDatabaseBetweenIsRefusedWithoutTheOldFiles(TestDatabase database) throws SQLException {
    try (var project = project()) {
      project.alembic(database, "upgrade", "second");
      var before = DatabaseState.of(database);
      squash(project);
      project.delete("migrations/squashed/third3_.py");
      Ended refused = project.interlock(database).run("upgrade");
      assertThat(refused.exit()).as(refused.output()).isEqualTo(1);
      assertThat(refused.output()).contains("HIS041", "third3");
      assertThat(DatabaseState.of(database)).isEqualTo(before);
    }
  }

  @Test
  void aSquashOfASquashKeepsTheOldestFiles(
      TestDatabase early, TestDatabase late, TestDatabase whole) throws SQLException {
    try (var project = project()) {
      project.alembic(early, "upgrade", "second");
      project.alembic(late, "upgrade", "third3");
      project.alembic(whole, "upgrade", "head");
      squash(project);
      assertThat(squash(project, "fourth").exit()).isZero();
      assertThat(project.read("migrations/versions/fourth_.py"))
          .contains("squashes=first1,second,third3,fourth");
      for (TestDatabase database : List.of(early, late)) {
        Ended upgraded = project.interlock(database).run("upgrade");
        assertThat(upgraded.exit()).as(upgraded.output()).isZero();
        assertThat(DatabaseState.of(database)).isEqualTo(DatabaseState.of(whole));
        assertThat(rows(database)).isEqualTo(rows(whole));
      }
    }
  }

  @Test
  void anInterruptedSquashIsFinished() {
    try (var project = project()) {
      squash(project);
      project.write(
          "migrations/versions/first1_.py", project.read("migrations/squashed/first1_.py"));
      assertThat(squash(project, "third3").output())
          .contains("finished a squash that was interrupted");
      assertThat(project.path().resolve("migrations/versions/first1_.py")).doesNotExist();
    }
  }

  @Test
  void aRevisionThatOnlyPythonCanRunIsRefused() {
    try (var project = project()) {
      project.revision(
          "fifth5",
          "fourth",
          """
          for row in op.get_bind().execute(sa.text("SELECT id FROM note")).fetchall():
              op.execute("UPDATE note SET id = id + 1")
          """);
      String before = project.hash();
      Ended refused = squash(project, "fifth5");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.output()).contains("HIS042", "`fifth5`");
      assertThat(project.hash()).isEqualTo(before);
    }
  }

  private static String rows(TestDatabase database) throws SQLException {
    try (var session = Session.open(database)) {
      return session.rows("SELECT id, text FROM note ORDER BY id").toString();
    }
  }
}
