package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.DatabaseState;
import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout of a revision's code does not matter, and its statements do. */
@ExtendWith(PostgresExtension.class)
final class ChangedRevisionsIT {

  private static final String FIRST = "migrations/versions/first1_.py";
  private static final String SECOND = "migrations/versions/second_.py";

  private static final String WRITTEN =
      "op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True),"
          + " sa.Column('text', sa.Text(), nullable=False))";

  /** As `black` writes it, with a comment. */
  private static final String FORMATTED =
      """
      # The notes of a team.
          op.create_table(
              "note",
              sa.Column("id", sa.Integer(), primary_key=True),
              sa.Column("text", sa.Text(), nullable=False),
          )
      """;

  @Test
  void areTheSameAfterFormatting(TestDatabase database) {
    try (var project = project()) {
      succeeds(project.interlock(database).run("upgrade"));
      project.change(FIRST, WRITTEN, FORMATTED.strip());
      succeeds(project.interlock(database).run("upgrade"));
      succeeds(project.interlock(database).run("status"));
      project.seal();
      succeeds(project.interlockWithoutPython(database).run("upgrade"));
    }
  }

  @Test
  void areRefusedOnceTheyAreApplied(TestDatabase database) throws SQLException {
    try (var project = project()) {
      succeeds(project.interlock(database).run("upgrade"));
      project.change(FIRST, "'text', sa.Text()", "'text', sa.String(80)");
      var before = DatabaseState.of(database);
      Ended refused = project.interlock(database).run("upgrade");
      assertThat(refused.exit()).as(refused.output()).isEqualTo(1);
      assertThat(refused.output()).contains("first1");
      assertThat(DatabaseState.of(database)).isEqualTo(before);
    }
  }

  @Test
  void makeSealsStale(TestDatabase database) {
    try (var project = project().seal()) {
      project.change(SECOND, "'note_text'", "'note_by_text'");
      Ended stale = project.interlockWithoutPython(database).run("check");
      assertThat(stale.exit()).as(stale.output()).isEqualTo(1);
      assertThat(stale.output()).contains("CAT006", "`second`");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pass", "raise NotImplementedError('no way back')"})
  void areNotUndoneWhereTheyCannotBe(String downgrade, TestDatabase database) throws SQLException {
    try (var project =
        project()
            .revision(
                "third3",
                "second",
                "op.add_column('note', sa.Column('n', sa.Integer()))",
                downgrade)) {
      succeeds(project.interlock(database).run("upgrade"));
      var before = DatabaseState.of(database);
      Ended refused = project.interlockWithoutPython(database).run("downgrade");
      assertThat(refused.exit()).as(refused.output()).isEqualTo(1);
      assertThat(refused.output()).contains("third3");
      assertThat(DatabaseState.of(database)).isEqualTo(before);
      assertThat(project.wasPythonStarted()).isFalse();
    }
  }

  private static AlembicFolder project() {
    return AlembicFolder.create(Driver.PSYCOPG)
        .revision("first1", "", WRITTEN, "op.drop_table('note')")
        .revision(
            "second",
            "first1",
            "op.create_index('note_text', 'note', ['text'])",
            "op.drop_index('note_text')");
  }

  private static void succeeds(Ended ended) {
    assertThat(ended.exit()).as(ended.output()).isZero();
  }
}
