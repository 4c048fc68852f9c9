package dev.interlock.acceptance.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.alembic.AlembicFolder.Driver;
import dev.interlock.acceptance.campaign.Program;
import dev.interlock.acceptance.campaign.Session;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.ChildProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replicas of one service start at once: one of them migrates, and all start. */
@ExtendWith(PostgresExtension.class)
final class AlembicReplicasIT {

  private static final int REPLICAS = 4;

  @Test
  void migrateOnce(TestDatabase database) {
    try (var project =
        AlembicFolder.create(Driver.PSYCOPG)
            .revision("first1", "", "op.execute('CREATE TABLE number AS SELECT 1 AS n')")
            .revision("second", "first1", "op.execute('UPDATE number SET n = n * 2')")) {
      startAtOnce(project.interlock(database));
      isAt(database, "2", "first1", "second");
      project.revision("third3", "second", "op.execute('UPDATE number SET n = n * 2')");
      startAtOnce(project.interlock(database));
      isAt(database, "4", "first1", "second", "third3");
    }
  }

  private static void startAtOnce(Program program) {
    var replicas = new ArrayList<ChildProcess>();
    try {
      for (int i = 0; i < REPLICAS; i++) {
        replicas.add(program.start("run", "--", "echo", "the service starts"));
      }
      assertThat(replicas.stream().map(Program::ended))
          .allSatisfy(ended -> {
            assertThat(ended.exit()).as(ended.output()).isZero();
            assertThat(ended.output()).contains("the service starts").doesNotContain("error");
          });
    } finally {
      replicas.forEach(ChildProcess::close);
    }
  }

  private static void isAt(TestDatabase database, String number, String... revisions) {
    try (var session = Session.open(database)) {
      assertThat(session.value("SELECT n FROM number")).isEqualTo(number);
      assertThat(session.rows("SELECT version_num FROM alembic_version"))
          .containsExactly(List.of(revisions).getLast());
      assertThat(session.rows("SELECT id FROM interlock_migration ORDER BY seq"))
          .containsExactly(revisions);
    }
  }
}
