package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An ordinary ALTER TABLE that another session blocks. */
@ExtendWith(PostgresExtension.class)
final class BlockedIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String BLOCKER = "nightly export";
  private static final String COLUMN =
      "SELECT count(*) FROM pg_attribute WHERE attrelid = 'a'::regclass AND attname = 'word'";

  private final Project project = Project.create();
  private TestDatabase database;

  @BeforeEach
  void writeMigrations(TestDatabase fresh) {
    database = fresh;
    project.write("V1__a.sql", "CREATE TABLE a (id integer);");
    project.program(database.url()).run("upgrade");
    project.write("V2__word.sql", "ALTER TABLE a ADD COLUMN word text;");
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void givesUpAfterSoManyAttemptsAndNamesTheBlocker() {
    try (var blocker = Session.open(database, BLOCKER)) {
      blocker.execute("BEGIN; LOCK TABLE a IN ACCESS SHARE MODE");
      var ended =
          project
              .program(database.url())
              .run("upgrade", "--lock-timeout", "1200ms", "--lock-retries", "1");
      assertThat(ended.exit()).as(ended.output()).isEqualTo(4);
      assertThat(ended.output())
          .contains("attempt 1 of 2 failed", "LCK003", "process " + blocker.processId(), BLOCKER);
      assertThat(blocker.value(COLUMN)).isEqualTo("0");
    }
  }

  @Test
  void succeedsWhenTheBlockerGoesAwayMeanwhile() {
    try (var blocker = Session.open(database, BLOCKER)) {
      blocker.execute("BEGIN; LOCK TABLE a IN ACCESS SHARE MODE");
      try (var process =
          project.program(database.url()).start("upgrade", "--lock-timeout", "300ms")) {
        process.awaitLine("attempt 2 of", LIMIT);
        blocker.execute("COMMIT");
        var ended = Program.ended(process);
        assertThat(ended.exit()).as(ended.output()).isZero();
      }
      assertThat(blocker.value(COLUMN)).isEqualTo("1");
    }
  }
}
