package dev.interlock.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import java.sql.SQLException;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that each version that a case may ask for runs a server of that version. */
@ExtendWith(PostgresExtension.class)
final class PostgresVersionsIT {

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void runOnEveryPlatform(int version, PostgresServers servers) throws SQLException {
    assertAnswersAs(version, servers);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14})
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void runWhereTheirBinariesExist(int version, PostgresServers servers) throws SQLException {
    assertAnswersAs(version, servers);
  }

  private static void assertAnswersAs(int version, PostgresServers servers) throws SQLException {
    try (var database = servers.database(version);
        var connection = database.connect()) {
      assertEquals(version, connection.getMetaData().getDatabaseMajorVersion());
    }
  }
}
