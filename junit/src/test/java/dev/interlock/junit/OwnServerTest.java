package dev.interlock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests on the PostgreSQL of the user, whose URL is in a property. */
@Tag("B13")
final class OwnServerTest {

  private static final String PROPERTY = "interlock.own.server";
  private static EmbeddedPostgres server;

  @BeforeAll
  static void starts() throws SQLException {
    server =
        EmbeddedPostgres.start(
            PostgresBinaries.onClassPath(), ServerOptions.throwAway().onLoopback());
    execute("CREATE ROLE tester LOGIN CREATEDB", "CREATE ROLE guest LOGIN", "CREATE DATABASE app");
  }

  @AfterAll
  static void stops() {
    System.clearProperty(PROPERTY);
    server.close();
  }

  @Test
  void createsDatabasesBesideTheNamedOneAndDropsThem() throws SQLException {
    System.setProperty(PROPERTY, "postgresql://tester@127.0.0.1:" + port() + "/app");
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(OnOwnServer.class))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(1).failed(0));
    assertThat(query("SELECT datname FROM pg_database ORDER BY 1"))
        .containsExactly("app", "template1");
    try (Connection connection = server.connect("app");
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("SELECT FROM pg_class WHERE relname = 'users'")) {
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void saysWhatTheRoleLacks() {
    System.setProperty(PROPERTY, "postgresql://guest@127.0.0.1:" + port() + "/app");
    assertThat(DatabaseFailureTest.failureOf(OnOwnServer.class))
        .contains("the role `guest` may not create databases")
        .contains("help: Name another server in `url` of @InterlockDatabase");
  }

  private static int port() {
    return server.port().orElseThrow();
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection = server.connect("template1");
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static List<String> query(String query) throws SQLException {
    var values = new ArrayList<String>();
    try (Connection connection = server.connect("template1");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  @InterlockDatabase(project = "src/test/projects/tasks", url = "${" + PROPERTY + "}")
  static class OnOwnServer {
    @Test
    void works(MigratedDatabase database, Connection connection) throws SQLException {
      assertThat(connection.getMetaData().getUserName()).isEqualTo("tester");
      assertThat(connection.getMetaData().getURL()).contains("/interlock_scratch_");
      database.assertIsHead();
    }
  }
}
