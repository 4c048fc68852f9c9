package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A process that is killed while it saves rows: either the table is still there, or a whole backup
 * is; and the next run brings it to an end.
 */
@ExtendWith(PostgresExtension.class)
@Tag("C10")
final class BackupKillsIT {

  private static final int ROWS = 60_000;

  private final Project project = Project.create();

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void noRowIsLost(TestDatabase database) throws IOException, SQLException {
    CampaignSize size = CampaignSize.ofBuild();
    RandomGenerator random = size.random();
    project
        .write(
            "V1__note.sql",
            """
            CREATE TABLE note (id integer PRIMARY KEY, words text);
            INSERT INTO note SELECT n, repeat(md5(n::text), 5) FROM generate_series(1, %d) n;
            """
                .formatted(ROWS))
        .write("V2__drop.sql", "DROP TABLE note;\n")
        .write("U2__drop.sql", "CREATE TABLE note (id integer PRIMARY KEY, words text);\n");
    Program program =
        project
            .program(database.url())
            .with("INTERLOCK_BACKUP", "before-destructive")
            .with("INTERLOCK_BACKUP_FOLDER", "backups")
            .with("INTERLOCK_LOCK_LEASE", "2s");
    done(program, "upgrade", "V1");
    String before = rows(database);
    for (int kill = 0; kill < Math.max(4, size.kills() / 4); kill++) {
      killed(program, Duration.ofMillis(random.nextInt(1500)));
      if (!isThere(database)) {
        done(program, "downgrade");
        done(program, "restore", newest());
      }
      assertThat(rows(database)).as("seed %d, kill %d", size.seed(), kill).isEqualTo(before);
      done(program, "restore", "--list");
    }
    done(program, "upgrade");
    assertThat(isThere(database)).isFalse();
    done(program, "downgrade");
    done(program, "restore", newest());
    assertThat(rows(database)).isEqualTo(before);
  }

  /**
   * Returns the newest whole backup: that of the run that dropped the table. Runs that were killed
   * after the copy, and rolled back, leave backups that nothing needs.
   */
  private String newest() throws IOException {
    try (var backups = Files.list(project.path().resolve("backups"))) {
      return backups
          .filter(backup -> Files.exists(backup.resolve("manifest.json")))
          .map(backup -> backup.getFileName().toString())
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** Kills an upgrade at some time after it has begun to save, or before. */
  private static void killed(Program program, Duration after) {
    try (var process = program.start("upgrade")) {
      process.killAfter(after);
      process.await(Duration.ofMinutes(2));
    }
  }

  private static void done(Program program, String... words) {
    Program.Ended ended = program.run(words);
    assertThat(ended.exit()).as(ended.output()).isZero();
  }

  private static boolean isThere(TestDatabase database) throws SQLException {
    return ask(database, "SELECT to_regclass('note') IS NOT NULL").equals("t");
  }

  private static String rows(TestDatabase database) throws SQLException {
    return ask(
        database, "SELECT count(*) || md5(string_agg(n::text, ',' ORDER BY id)) FROM note n");
  }

  private static String ask(TestDatabase database, String query) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
