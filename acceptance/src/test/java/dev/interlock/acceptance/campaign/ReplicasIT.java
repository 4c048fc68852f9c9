package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.PoolMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.ChildProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many replicas of one service start at once, on an empty database. */
@Tag("E2")
@ExtendWith(PostgresExtension.class)
final class ReplicasIT {

  private static final int TABLES = 12;

  /** Fewer connections than sessions that want one. */
  private static final int POOL = 10;

  private final Project project = Project.create();

  ReplicasIT() {
    project.write("V1__numbers.sql", "CREATE TABLE numbers AS SELECT 1 AS number;");
    for (int version = 2; version < TABLES; version++) {
      project.write(
          "V%d__table.sql".formatted(version),
          "CREATE TABLE t%d (id integer);\nUPDATE numbers SET number = number * 2;\n"
              .formatted(version));
    }
    project.write("V12__index.sql", "CREATE INDEX CONCURRENTLY t2_id ON t2 (id);");
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 32})
  void applyEachMigrationOnce(int replicas, PostgresServers servers) {
    try (var database = servers.database()) {
      assertThat(startAtOnce(replicas, database.url())).allSatisfy(ReplicasIT::isDone);
      assertAppliedOnce(database);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 32})
  void applyEachMigrationOnceThroughATransactionPooler(int replicas, PostgresServers servers) {
    try (var database = servers.database();
        var pooler =
            PgBouncer.start(database.address(), new PgBouncer.Pool(PoolMode.TRANSACTION, POOL))) {
      assertThat(startAtOnce(replicas, pooler.url(database.name()))).allSatisfy(ReplicasIT::isDone);
      assertAppliedOnce(database);
    }
  }

  private List<Ended> startAtOnce(int replicas, String url) {
    var program = project.program(url);
    var processes = new ArrayList<ChildProcess>();
    try {
      Stream.generate(() -> program.start("upgrade")).limit(replicas).forEach(processes::add);
      return processes.stream().map(Program::ended).toList();
    } finally {
      processes.forEach(ChildProcess::close);
    }
  }

  private static void isDone(Ended replica) {
    assertThat(replica.exit()).as(replica.output()).isZero();
  }

  private static void assertAppliedOnce(TestDatabase database) {
    try (var session = Session.open(database)) {
      assertThat(session.rows("SELECT id FROM interlock_migration ORDER BY seq"))
          .containsExactlyElementsOf(
              Stream.iterate(1, version -> version + 1).limit(TABLES).map(v -> "V" + v).toList());
      assertThat(session.value("SELECT number FROM numbers")).isEqualTo("1024");
      assertThat(session.rows("SELECT id FROM interlock_journal")).isEmpty();
      assertThat(session.rows("SELECT run FROM interlock_lock")).containsExactly("null");
    }
  }
}
