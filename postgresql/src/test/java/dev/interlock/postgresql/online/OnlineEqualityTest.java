package dev.interlock.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.OnlineMode;
import dev.interlock.plan.Plan;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The end of a change is the same, online or as it is written: fingerprint, names, rows. */
@ExtendWith(PostgresExtension.class)
class OnlineEqualityTest {

  private final PostgresServers servers;

  @TempDir private Path folder;

  OnlineEqualityTest(PostgresServers servers) {
    this.servers = servers;
  }

  /** A folder with binaries of other versions adds the oldest; a build has them for acceptance. */
  static Stream<Arguments> changes() {
    return Stream.of(18, 13)
        .filter(
            version -> version == 18 || System.getProperty("interlock.postgres.archives") != null)
        .flatMap(version -> OnlineChanges.all().map(change -> Arguments.of(version, change)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void endsLikeTheStatementAsWritten(int version, String change) throws Exception {
    try (TestDatabase shadow = servers.database(version);
        TestDatabase plain = servers.database(version);
        TestDatabase online = servers.database(version)) {
      var project = OnlineProject.of(folder, shadow, change);
      project.begin(plain);
      Plan asWritten = project.upgrade(plain, OnlineMode.ALLOW);
      project.begin(online);
      Plan inSteps = project.upgrade(online, OnlineMode.AUTO);

      assertThat(asWritten.migrations().getFirst().online()).isEmpty();
      assertThat(inSteps.migrations().getFirst().online()).isNotEmpty();
      assertThat(OnlineProject.schema(online)).isEqualTo(OnlineProject.schema(plain));
      assertThat(OnlineProject.names(online)).isEqualTo(OnlineProject.names(plain));
      assertThat(OnlineProject.rows(online, "SELECT id, how FROM interlock_migration"))
          .containsExactly("V1 applied", "V2 applied");
      assertThat(OnlineProject.rows(online, "SELECT id FROM interlock_journal")).isEmpty();
    }
  }
}
