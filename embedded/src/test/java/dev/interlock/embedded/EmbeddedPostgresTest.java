package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;

final class EmbeddedPostgresTest {

  private final PostgresBinaries binaries = PostgresBinaries.onClassPath();

  @Test
  void answersThroughItsSocket() throws SQLException {
    try (var server = EmbeddedPostgres.start(binaries)) {
      assertThat(answer(server, "template1", "SHOW server_version")).isEqualTo(binaries.version());
      assertThat(server.port()).isEmpty();
      assertThatThrownBy(() -> server.connectionUrl("app"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void answersOnLoopbackByItsUrl() throws SQLException {
    try (var server = EmbeddedPostgres.start(binaries, ServerOptions.throwAway().onLoopback())) {
      server.createDatabase("an app");
      var url = server.connectionUrl("an app");
      assertThat(url)
          .isEqualTo(
              "postgresql://postgres@127.0.0.1:" + server.port().orElseThrow() + "/an%20app");
      var jdbc = "jdbc:" + url.replace("postgres@", "") + "?user=postgres";
      try (var connection = DriverManager.getConnection(jdbc)) {
        assertThat(connection.getCatalog()).isEqualTo("an app");
      }
    }
  }

  @Test
  void createsCopiesAndDropsDatabases() throws SQLException {
    try (var server = EmbeddedPostgres.start(binaries)) {
      server.createDatabase("model");
      run(server, "model", "CREATE TABLE t AS SELECT 7 AS n");
      server.createDatabase("the \"copy\"", "model");
      assertThat(answer(server, "the \"copy\"", "SELECT n FROM t")).isEqualTo("7");
      server.dropDatabase("model");
      assertThatThrownBy(() -> server.connect("model")).hasMessageContaining("does not exist");
    }
  }

  @Test
  void closingLeavesNoProcessAndNoFolder() {
    var server = EmbeddedPostgres.start(binaries);
    var processes = new Pid(server.pid()).withDescendants();
    assertThat(processes).hasSizeGreaterThan(1);
    server.close();
    assertThat(processes).noneMatch(Pid::isAlive);
    assertThat(server.dataFolder()).doesNotExist();
    assertThat(server.socket().getParent()).doesNotExist();
  }

  @Test
  void keepsTemporaryDataInMemoryIfThereIsRoom() throws IOException {
    var memory = Path.of("/dev/shm");
    assumeThat(memory).isDirectory();
    assumeThat(Files.getFileStore(memory).type()).isEqualTo("tmpfs");
    assumeThat(Files.getFileStore(memory).getUsableSpace()).isGreaterThan(3L << 30);
    assumeThat(System.getProperty("java.io.tmpdir")).isEqualTo("/tmp");
    assumeThat(System.getenv("TMPDIR")).isNull();

    try (var server = EmbeddedPostgres.start(binaries)) {
      assertThat(server.dataFolder()).startsWith(memory);
    }
  }

  @Test
  void closingTwiceIsFine() {
    var server = EmbeddedPostgres.start(binaries);
    server.close();
    server.close();
    assertThat(new Pid(server.pid()).isAlive()).isFalse();
  }

  @Test
  void keepsCommittedRowsOfAKilledServer() throws Exception {
    var folder = sharedFolder();
    var data = folder.resolve("data");
    try (var server = EmbeddedPostgres.start(binaries, ServerOptions.kept(data).onLoopback())) {
      var port = server.port();
      server.createDatabase("app");
      run(server, "app", "CREATE TABLE t AS SELECT 7 AS n");
      server.kill();
      assertThat(new Pid(server.pid()).isAlive()).isFalse();
      server.restart();
      assertThat(answer(server, "app", "SELECT n FROM t")).isEqualTo("7");
      assertThat(server.port()).isEqualTo(port);
    }
    try (var again = EmbeddedPostgres.start(binaries, ServerOptions.kept(data))) {
      assertThat(answer(again, "app", "SELECT n FROM t")).isEqualTo("7");
      assertThat(answer(again, "app", "SHOW fsync")).isEqualTo("on");
    }
    new FileTree(folder).delete();
  }

  @Test
  void settingsWinOverThoseOfTheDurability() throws SQLException {
    var options = ServerOptions.throwAway().with("autovacuum", "on").with("max_connections", "7");
    try (var server = EmbeddedPostgres.start(binaries, options)) {
      assertThat(answer(server, "template1", "SHOW autovacuum")).isEqualTo("on");
      assertThat(answer(server, "template1", "SHOW max_connections")).isEqualTo("7");
    }
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      var options = ServerOptions.throwAway().onLoopback(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedPostgres.start(binaries, options))
          .isInstanceOf(EmbeddedPostgresException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
    }
  }

  @Test
  void refusesDataOfAnotherMajorVersion() throws IOException {
    var folder = sharedFolder();
    var data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("PG_VERSION"), "9\n");
    assertThatThrownBy(() -> EmbeddedPostgres.start(binaries, ServerOptions.kept(data)))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("written by PostgreSQL 9");
    new FileTree(folder).delete();
  }

  @Test
  void saysWhyTheServerDidNotStart() {
    var options = ServerOptions.throwAway().with("no_such_setting", "1");
    assertThatThrownBy(() -> EmbeddedPostgres.start(binaries, options))
        .isInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("no_such_setting");
  }

  @Test
  void askingForNotificationsDoesNotBlock() throws SQLException {
    try (var server = EmbeddedPostgres.start(binaries);
        var listener = server.connect("template1");
        var statement = listener.createStatement()) {
      statement.execute("LISTEN news");
      var connection = listener.unwrap(PgConnection.class);
      assertThat(connection.getNotifications(50)).isNullOrEmpty();
      run(server, "template1", "NOTIFY news, 'hello'");
      var news = connection.getNotifications(5_000);
      assertThat(news).hasSize(1);
      assertThat(news[0].getParameter()).isEqualTo("hello");
      assertThat(listener.isValid(5)).isTrue();
    }
  }

  /** Creates a folder that the server's account can reach; those of JUnit are private. */
  static Path sharedFolder() throws IOException {
    var folder = Files.createTempDirectory("interlock-test");
    Files.setPosixFilePermissions(folder, FileTree.READABLE);
    return folder;
  }

  private static void run(EmbeddedPostgres server, String database, String sql)
      throws SQLException {
    try (var connection = server.connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String answer(EmbeddedPostgres server, String database, String query)
      throws SQLException {
    try (var connection = server.connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
