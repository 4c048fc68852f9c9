package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeveloperDatabaseTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private Path project;

  @BeforeEach
  void createProject() throws IOException {
    project = EmbeddedPostgresTest.sharedFolder();
  }

  @AfterEach
  void stopAndDelete() throws IOException {
    var left = ServerProcess.running(project.resolve(".interlock/postgres/data"));
    if (left.isPresent()) {
      left.get().stop(Shutdown.FAST);
    }
    new FileTree(project).delete();
  }

  @Test
  void secondProcessFindsTheServerOfTheFirst() throws Exception {
    var first = user();
    var second = user();
    try {
      assertThat(second.line()).isEqualTo(first.line());
      assertThat(second.line()).startsWith("postgresql://postgres@127.0.0.1:").endsWith("/app");
    } finally {
      first.end();
      second.end();
    }
  }

  @Test
  void serverStopsWhenItsLastUserIsGone() throws Exception {
    var first = user();
    var second = user();
    var server = Pid.parse(first.line()).orElseThrow();
    first.end();
    Thread.sleep(2_500);
    assertThat(server.isAlive()).isTrue();
    second.end();
    assertThat(Waiting.until(() -> !server.isAlive(), LONG)).isTrue();
  }

  @Test
  void processesThatBeginAtOnceShareOneServer() throws Exception {
    var users = new ArrayList<User>();
    for (int i = 0; i < 3; i++) {
      users.add(user());
    }
    var servers = new ArrayList<String>();
    for (var user : users) {
      servers.add(user.line());
    }
    for (var user : users) {
      user.end();
    }
    assertThat(servers).hasSize(3).containsOnly(servers.getFirst());
  }

  @Test
  void dataAndPortSurviveAStop() throws SQLException {
    var before = open();
    try (var connection = before.connect("app");
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t AS SELECT 7 AS n");
    }
    before.stop();
    assertThat(new Pid(before.pid()).isAlive()).isFalse();
    var after = open();
    assertThat(after.connectionUrl()).isEqualTo(before.connectionUrl());
    try (var connection = after.connect("app");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT n FROM t")) {
      assertThat(rows.next()).isTrue();
    }
  }

  @Test
  void serverThatWasKilledIsStartedAgain() {
    var before = open();
    new ServerProcess(before.folder().resolve("data"), new Pid(before.pid())).kill();
    var after = open();
    assertThat(after.pid()).isNotEqualTo(before.pid());
    assertThat(new Pid(after.pid()).isAlive()).isTrue();
  }

  @Test
  void serverIsNoChildOfOurs() {
    var server = open();
    assertThat(ProcessHandle.current().descendants().map(ProcessHandle::pid))
        .doesNotContain(server.pid());
  }

  @Test
  void toolsFindTheDatabaseTheyExpect() throws SQLException {
    try (var connection = open().connect("postgres")) {
      assertThat(connection.getCatalog()).isEqualTo("postgres");
    }
  }

  @Test
  void dataOfAnUnreachableProjectOfRootLiesInTheSharedFolder() throws Exception {
    var account = ServerAccount.detect();
    assumeTrue(account.owner() != null, "we are not root");
    var hidden = Files.createDirectory(project.resolve("hidden"));
    Files.setPosixFilePermissions(hidden, FileTree.PRIVATE);
    var folder = ProjectFolder.of(hidden, project.resolve("shared"), account);
    assertThat(folder.path()).startsWith(project.resolve("shared")).exists();
  }

  private DeveloperDatabase open() {
    return DeveloperDatabase.open(PostgresBinaries.onClassPath(), project, "app");
  }

  private User user() throws IOException {
    return new User(TestProcess.java(DeveloperDatabaseTest.class, project.toString()).start());
  }

  /** Another process that uses the project's database until the process ends. */
  private record User(Process process, BufferedReader output) {
    User(Process process) {
      this(process, process.inputReader(StandardCharsets.UTF_8));
    }

    String line() throws IOException {
      return output.readLine();
    }

    void end() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  /** Prints the server's process id and URL, then waits. */
  public static void main(String[] arguments) throws InterruptedException {
    var database =
        DeveloperDatabase.open(PostgresBinaries.onClassPath(), Path.of(arguments[0]), "app");
    System.out.println(database.pid());
    System.out.println(database.connectionUrl());
    Thread.sleep(Duration.ofMinutes(5));
  }
}
