package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.fault.Signal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The waiting statement of a dead client ends, and does not run when the lock becomes free. */
@ExtendWith(PostgresExtension.class)
final class OrphanIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** PostgreSQL 13 does not notice the end of a client; there the lock timeout ends the wait. */
  private static final Duration NOTICED = Duration.ofSeconds(4);

  private final Project project = Project.create();

  @AfterEach
  void closeProject() {
    project.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 18})
  void endsWithItsClient(int version, PostgresServers servers) {
    kill(version, "1m", servers);
  }

  @ParameterizedTest
  @ValueSource(ints = 13)
  void endsWithItsLockTimeout(int version, PostgresServers servers) {
    kill(version, "2s", servers);
  }

  private void kill(int version, String lockTimeout, PostgresServers servers) {
    project.write("V1__table.sql", "CREATE TABLE a (id integer);");
    try (var database = servers.database(version);
        var session = Session.open(database);
        var reader = Session.open(database)) {
      var program = project.program(database.url());
      program.run("upgrade");
      project.write("V2__column.sql", "ALTER TABLE a ADD COLUMN word text;");
      reader.execute("BEGIN; LOCK TABLE a IN ACCESS SHARE MODE");
      try (var process = program.start("upgrade", "--lock-timeout", lockTimeout)) {
        session.await(Activity.ALTER_WAITS, LIMIT);
        process.signal(Signal.SIGKILL);
        session.await(Activity.NO_SESSION_LEFT, NOTICED);
      }
      reader.execute("COMMIT");
      assertThat(session.rows("SELECT attname FROM pg_attribute WHERE attname = 'word'")).isEmpty();
      assertThat(program.run("upgrade").exit()).isZero();
    }
  }
}
