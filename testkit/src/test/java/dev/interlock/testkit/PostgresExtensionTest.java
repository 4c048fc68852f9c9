package dev.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresExtensionTest {

  private final Set<String> names = ConcurrentHashMap.newKeySet();

  @RepeatedTest(3)
  void givesEachTestAFreshDatabase(TestDatabase database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE only_here ()");
      assertThat(connection.getCatalog()).isEqualTo(database.name());
    }
    assertThat(names.add(database.name())).isTrue();
  }

  @Test
  void leadsToTheDatabaseByUrlAndAddress(TestDatabase database) {
    assertThat(database.url()).startsWith("postgresql://").endsWith("/" + database.name());
    assertThat(database.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(database.url()).contains(":" + database.address().getPort() + "/");
  }

  @PostgresTest(versions = 18)
  void runsOnTheVersionAskedFor(TestDatabase database) throws SQLException {
    try (var connection = database.connect()) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }

  @PostgresTest
  void runsOnTheNewestVersion(TestDatabase database, PostgresServers servers) {
    assertThat(database.server()).isSameAs(servers.server());
  }

  @Test
  void sharesOneServerForEachVersion(PostgresServers servers) {
    assertThat(servers.server()).isSameAs(servers.server(18));
  }

  @Test
  void dropsADatabaseInUse(PostgresServers servers) throws SQLException {
    var database = servers.database();
    try (var left = database.connect()) {
      assertThat(left.isValid(1)).isTrue();
      database.close();
      assertThat(left.isValid(1)).isFalse();
    }
  }

  @AfterAll
  void droppedTheDatabasesOfTheTests(PostgresServers servers) throws SQLException {
    try (var connection = servers.server().connect("template1");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT datname FROM pg_database")) {
      while (rows.next()) {
        assertThat(names).doesNotContain(rows.getString(1));
      }
    }
  }
}
