package dev.interlock.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.history.OnlineMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that dies before or after any of its calls to the server. The next run continues, also if
 * the project has ordered to refuse such statements meanwhile.
 */
@Tag("B2")
@ExtendWith(PostgresExtension.class)
class OnlineKillsTest {

  private final PostgresServers servers;

  @TempDir private Path folder;

  OnlineKillsTest(PostgresServers servers) {
    this.servers = servers;
  }

  /** Some of the changes, so that a build is quick; all with {@code -Dinterlock.kills=N}. */
  static Stream<String> changes() {
    List<String> all = OnlineChanges.all().toList();
    int step = System.getProperty("interlock.kills") == null ? 4 : 1;
    return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void leaveNoTrace(String change) throws Exception {
    try (TestDatabase shadow = servers.database();
        TestDatabase whole = servers.database()) {
      var project = OnlineProject.of(folder, shadow, change);
      project.begin(whole);
      project.upgrade(whole, OnlineMode.AUTO);
      Catalog schema = OnlineProject.schema(whole);
      List<String> names = OnlineProject.names(whole);

      int kills = 0;
      for (int call = 1; ; call++) {
        boolean before = kill(project, call, false, schema, names);
        boolean after = kill(project, call, true, schema, names);
        if (!before && !after) {
          break;
        }
        kills += (before ? 1 : 0) + (after ? 1 : 0);
      }
      assertThat(kills).isGreaterThan(2);
    }
  }

  /** Returns whether the run had so many calls. */
  private boolean kill(
      OnlineProject project, int call, boolean after, Catalog schema, List<String> names) {
    String where = "%s call %d".formatted(after ? "after" : "before", call);
    try (TestDatabase database = servers.database()) {
      project.begin(database);
      var killed = new KilledDialect(OnlineProject.DIALECT, call, after);
      try {
        project.upgrade(killed, database, OnlineMode.AUTO);
      } catch (KilledDialect.Killed expected) {
        assertThat(killed.isDead()).isTrue();
      }
      project.upgrade(database, OnlineMode.ALLOW);
      assertThat(OnlineProject.schema(database)).as(where).isEqualTo(schema);
      assertThat(OnlineProject.names(database)).as(where).isEqualTo(names);
      assertThat(OnlineProject.rows(database, "SELECT id FROM interlock_journal")).isEmpty();
      return killed.isDead();
    }
  }
}
