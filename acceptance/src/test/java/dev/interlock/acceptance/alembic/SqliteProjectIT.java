package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Pause;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.fault.Signal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A project on SQLite, whose revisions rebuild tables in batch mode. */
final class SqliteProjectIT {

  private static final Duration[] MOMENTS = {
    Duration.ofMillis(900), Duration.ofMillis(1400), Duration.ofMillis(1900)
  };

  private static final String BATCH =
      """
      with op.batch_alter_table("item") as batch:
          batch.alter_column("n", existing_type=sa.Integer(), nullable=%s, server_default=%s)
          batch.%s
      """;

  private static final String LOOP =
      """
      for row in op.get_bind().execute(sa.text("SELECT id FROM item")).fetchall():
          op.get_bind().execute(sa.text("UPDATE item SET n = n + 1 WHERE id = :i"), {"i": row[0]})
      """;

  @Test
  void isMigratedAlthoughRunsAreKilled() {
    try (var project = AlembicFolder.create(Driver.PSYCOPG)) {
      Path file = project.path().resolve("app.db");
      project
          .write(
              "alembic.ini",
              "[alembic]\nscript_location = %(here)s/migrations\nsqlalchemy.url = sqlite:///app.db\n")
          .revision(
              "first1",
              "",
              """
              op.create_table(
                  "item", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("n", sa.Integer())
              )
              op.execute("INSERT INTO item (n) VALUES (1), (2), (3)")
              """,
              "op.drop_table('item')")
          .revision(
              "second",
              "first1",
              BATCH.formatted("False", "'7'", "add_column(sa.Column('note', sa.Text()))"),
              BATCH.formatted("True", "None", "drop_column('note')"))
          .revision("third3", "second", LOOP, LOOP.replace("n + 1", "n - 1"));
      Program program = project.interlock("sqlite:///" + file);
      for (Duration moment : MOMENTS) {
        try (var process = program.start("upgrade")) {
          Pause.of(moment);
          process.signal(Signal.SIGKILL);
          process.await(Duration.ofSeconds(10));
        }
      }
      succeeds(program.run("upgrade"));
      assertThat(project.python("-m", "alembic", "current")).contains("third3 (head)");
      assertThat(rows(project)).isEqualTo("[(1, 2, None), (2, 3, None), (3, 4, None)]");
      succeeds(program.run("downgrade", "-1", "--allow-loss"));
      assertThat(project.python("-m", "alembic", "current")).contains("second");
      assertThat(rows(project)).isEqualTo("[(1, 1, None), (2, 2, None), (3, 3, None)]");
      succeeds(program.run("downgrade", "-1", "--allow-loss"));
      assertThat(project.python("-m", "alembic", "current")).contains("first1");
      assertThat(rows(project)).isEqualTo("[(1, 1), (2, 2), (3, 3)]");
      succeeds(program.run("upgrade"));
      assertThat(project.python("-m", "alembic", "upgrade", "head")).doesNotContain("Running");
    }
  }

  private static String rows(AlembicFolder project) {
    return project
        .python(
            "-c",
            "import sqlite3; print(sqlite3.connect('app.db').execute('SELECT * FROM item').fetchall())")
        .strip();
  }

  private static void succeeds(Ended ended) {
    assertThat(ended.exit()).as(ended.output()).isZero();
  }
}
