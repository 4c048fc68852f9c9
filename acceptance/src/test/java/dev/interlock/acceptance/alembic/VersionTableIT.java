package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.DatabaseState;
import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.acceptance.campaign.Session;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A database that Alembic made, whose version table does not tell the truth. In the end it does,
 * and the schema is that of the head.
 */
@ExtendWith(PostgresExtension.class)
final class VersionTableIT {

  enum Damage {
    DELETED("UPDATE alembic_version SET version_num = 'gone99'", "HIS028"),
    EMPTY("DELETE FROM alembic_version", ""),
    TWO_ROWS("INSERT INTO alembic_version VALUES ('second')", ""),
    BEHIND("UPDATE alembic_version SET version_num = 'second'", ""),
    AHEAD("DROP INDEX note_text", "CAT"),
    MISSING("DROP TABLE alembic_version", "");

    private final String sql;
    private final String refusal;

    Damage(String sql, String refusal) {
      this.sql = sql;
      this.refusal = refusal;
    }
  }

  private static AlembicFolder project;

  @BeforeAll
  static void writeProject() {
    project =
        AlembicFolder.create(Driver.PSYCOPG)
            .revision("first1", "", "op.execute('CREATE TABLE note (id int, text text)')")
            .revision("second", "first1", "op.execute('ALTER TABLE note ADD COLUMN at date')")
            .revision("third3", "second", "op.create_index('note_text', 'note', ['text'])")
            .seal();
  }

  @AfterAll
  static void closeProject() {
    project.close();
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheTruthInTheEnd(Damage damage, TestDatabase database) throws SQLException {
    project.alembic(database, "upgrade", "head");
    var whole = DatabaseState.of(database);
    try (var session = Session.open(database)) {
      session.execute(damage.sql);
    }
    Program interlock = project.interlockWithoutPython(database);
    var before = DatabaseState.of(database);
    Ended located = interlock.run("locate");
    assertThat(located.output()).contains(damage == Damage.AHEAD ? "second" : "third3");
    Ended first = interlock.run("upgrade");
    if (!damage.refusal.isEmpty()) {
      assertThat(first.exit()).as(first.output()).isEqualTo(1);
      assertThat(first.output()).contains(damage.refusal);
      assertThat(DatabaseState.of(database)).isEqualTo(before);
      Ended repaired = interlock.run("repair");
      assertThat(repaired.exit()).as(repaired.output()).isZero();
      assertThat(project.alembic(database, "current"))
          .contains(damage == Damage.AHEAD ? "second" : "third3 (head)");
      first = interlock.run("upgrade");
    }
    assertThat(first.exit()).as(first.output()).isZero();
    if (damage == Damage.TWO_ROWS) {
      assertThat(interlock.run("repair").output()).contains("loses second");
    }
    assertThat(DatabaseState.of(database)).isEqualTo(whole);
    assertThat(project.alembic(database, "current")).contains("third3 (head)");
    assertThat(project.alembic(database, "upgrade", "head")).doesNotContain("Running");
    assertThat(project.wasPythonStarted()).isFalse();
  }
}
