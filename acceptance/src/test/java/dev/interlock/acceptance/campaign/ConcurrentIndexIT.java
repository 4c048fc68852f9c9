package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.ChildProcess;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * CREATE INDEX CONCURRENTLY together with waiting replicas, old transactions and violating rows.
 */
@Tag("B2")
@ExtendWith(PostgresExtension.class)
final class ConcurrentIndexIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String INDEXES =
      "SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass";

  private final Project project = Project.create();
  private TestDatabase database;

  @BeforeEach
  void writeMigrations(TestDatabase fresh) {
    database = fresh;
    project.write("V1__a.sql", "CREATE TABLE a (id integer); INSERT INTO a VALUES (1), (2);");
    project.program(database.url()).run("upgrade");
    project.write("V2__index.sql", "CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id);");
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  /** Waiting replicas hold no snapshot: the build would otherwise wait for them in turn. */
  @Test
  void isBuiltWhileReplicasWait() {
    var replicas = new ArrayList<ChildProcess>();
    try (var session = Session.open(database);
        var old = Session.open(database, "old transaction")) {
      old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM a");
      for (int i = 0; i < 5; i++) {
        replicas.add(project.program(database.url()).start("upgrade"));
      }
      for (var replica : replicas) {
        replica.awaitLine("wait", LIMIT);
      }
      old.execute("COMMIT");
      assertThat(replicas.stream().map(Program::ended))
          .allSatisfy(ended -> assertThat(ended.exit()).as(ended.output()).isZero());
      assertThat(session.rows(INDEXES)).containsExactly("t");
      assertThat(session.rows("SELECT id FROM interlock_migration ORDER BY seq"))
          .containsExactly("V1", "V2");
    } finally {
      replicas.forEach(ChildProcess::close);
    }
  }

  @Test
  void givesUpOnAnOldTransactionAndNamesIt() {
    var program = project.program(database.url());
    try (var session = Session.open(database);
        var old = Session.open(database, "report of last year")) {
      old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM a");
      var ended = program.run("upgrade", "--concurrently-wait", "2s", "--lock-timeout", "500ms");
      assertThat(ended.exit()).as(ended.output()).isEqualTo(4);
      assertThat(ended.output())
          .contains("LCK004", "process " + old.processId(), "report of last year");
      assertThat(session.rows(INDEXES)).doesNotContain("t");
      assertThat(session.rows("SELECT id FROM interlock_migration")).containsExactly("V1");
      old.execute("COMMIT");
      assertThat(program.run("upgrade").exit()).isZero();
      assertThat(session.rows(INDEXES)).containsExactly("t");
    }
  }

  @Test
  void failsOnDuplicatesAndSucceedsOnceTheyAreGone() {
    var program = project.program(database.url());
    try (var session = Session.open(database)) {
      session.execute("INSERT INTO a VALUES (2)");
      var refused = program.run("upgrade");
      assertThat(refused.exit()).as(refused.output()).isEqualTo(1);
      assertThat(refused.output()).contains("DAT101", "id=2 in 2 rows");
      project.write(
          "V2__index.sql",
          "-- interlock: allow=DAT101 \"as if they came during the build\"\n"
              + "CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id);");
      var ended = program.run("upgrade");
      assertThat(ended.exit()).as(ended.output()).isEqualTo(4);
      assertThat(ended.output()).contains("APP001", "db/migrations/V2__index.sql:2:1", "(id)=(2)");
      assertThat(session.rows(INDEXES)).isEmpty();
      session.execute("DELETE FROM a WHERE ctid = (SELECT max(ctid) FROM a WHERE id = 2)");
      assertThat(program.run("upgrade").exit()).isZero();
      assertThat(session.rows(INDEXES)).containsExactly("t");
    }
  }
}
