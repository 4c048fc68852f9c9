package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.campaign.Program;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code status --releases} over the releases of the reference service: for each pair of a release
 * and a schema it says what {@code run} of that release does, and what its queries do.
 */
@Tag("D2")
@ExtendWith(PostgresExtension.class)
final class ReleaseWindowIT {

  private static final Path EXAMPLE =
      Path.of(System.getProperty("acceptance.cases"), "..", "..", "examples", "service")
          .normalize();

  /** Later releases than the example has: the first three take something away. */
  private static final Map<String, String> LATER =
      Map.of(
          "V09__tasks_without_due_date.sql",
          "ALTER TABLE tasks DROP COLUMN due_on;",
          "V10__budgets_have_a_currency.sql",
          "ALTER TABLE budgets ADD COLUMN currency text NOT NULL;",
          "V11__sessions.sql",
          "ALTER TABLE workouts RENAME TO sessions;",
          "V12__locale.sql",
          "ALTER TABLE users ADD COLUMN locale text;");

  /**
   * The last migration of each release. The first one knows nothing of what is taken away later.
   */
  private static final List<Integer> RELEASES = List.of(2, 6, 7, 8, 9, 10, 11, 12);

  private static final int LAST = 12;

  /** A statement that the service sends from one release to another, both included. */
  private record Sent(int since, int until, String sql) {}

  private static final List<Sent> SENT =
      List.of(
          new Sent(
              1, LAST, "INSERT INTO users (email, name, password_hash) VALUES ('a@b', 'a', 'x')"),
          new Sent(2, LAST, "INSERT INTO user_roles SELECT id, 'member' FROM users"),
          new Sent(2, LAST, "INSERT INTO client_accounts (name) VALUES ('c')"),
          new Sent(
              3, 8, "INSERT INTO tasks (user_id, title, due_on) SELECT id, 't', now() FROM users"),
          new Sent(9, LAST, "INSERT INTO tasks (user_id, title) SELECT id, 't' FROM users"),
          new Sent(4, LAST, "INSERT INTO conversations (user_id, title) SELECT id, 'c' FROM users"),
          new Sent(5, LAST, "INSERT INTO habits (user_id, name) SELECT id, 'h' FROM users"),
          new Sent(
              6, 9, "INSERT INTO budgets (user_id, name, amount) SELECT id, 'b', 1 FROM users"),
          new Sent(
              10,
              LAST,
              "INSERT INTO budgets (user_id, name, amount, currency) SELECT id, 'b', 1, 'EUR' FROM users"),
          new Sent(
              7,
              LAST,
              "INSERT INTO discovery_flows (client_account_id, name) SELECT id, 'f' FROM client_accounts"),
          new Sent(
              8, 10, "INSERT INTO workouts (user_id, name, minutes) SELECT id, 'w', 1 FROM users"),
          new Sent(
              11,
              LAST,
              "INSERT INTO sessions (user_id, name, minutes) SELECT id, 'w', 1 FROM users"),
          new Sent(12, LAST, "UPDATE users SET locale = 'de'"));

  @TempDir private Path folder;
  private Path repository;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = Files.createDirectory(folder.resolve("service"));
    git("init", "--quiet");
    Files.writeString(
        repository.resolve("interlock.yml"),
        Files.readString(EXAMPLE.resolve("interlock.yml"))
            + "\nreleases: {tags: 'v*', last: 20}\n");
    copy("R__roles.sql");
    int written = 0;
    for (int release : RELEASES) {
      while (written < release) {
        written++;
        write(written);
      }
      git("add", ".");
      git("commit", "--quiet", "--message", "release " + release);
      git("tag", "v" + release);
    }
    for (int release : RELEASES) {
      git("worktree", "add", "--quiet", "../v" + release, "v" + release);
    }
  }

  @Test
  void foretellsEveryRollback(PostgresServers servers) throws SQLException {
    Map<String, List<String>> said = new LinkedHashMap<>();
    Map<String, List<String>> happened = new LinkedHashMap<>();
    List<String> afterwards = new ArrayList<>();
    try (var database = servers.database()) {
      for (int schema : RELEASES) {
        var started = program(schema, database).run("run", "--", "true");
        assertThat(started.exit()).as(started.output()).isZero();
        List<String[]> status = status(database);
        said.put("schema " + schema, results(status, 1));
        happened.put("schema " + schema, tried(schema, database, servers));
        afterwards.add(results(status, 2).toString());
      }
    }
    assertThat(said).isEqualTo(happened);
    String last = String.valueOf(said.get("schema " + LAST));
    assertThat(afterwards).containsOnly(last);
    assertThat(last)
        .isEqualTo(
            "[starts 2, refused 6, refused 7, refused 8, refused 9, refused 10, starts 11, starts 12]");
  }

  /** Returns the lines of the table, the oldest release first. */
  private List<String[]> status(TestDatabase database) {
    var ended = program(LAST, database).run("status", "--releases", "--quiet");
    assertThat(ended.exit()).as(ended.output()).isZero();
    return ended
        .output()
        .lines()
        .filter(line -> line.matches("v\\d+  .*"))
        .map(line -> line.split("  +", -1))
        .toList()
        .reversed();
  }

  private static List<String> results(List<String[]> table, int column) {
    return table.stream()
        .map(cells -> cells[column].split(" ", 2)[0] + " " + cells[0].substring(1))
        .toList();
  }

  /** Starts every release that is not newer on a copy of the database, and sends its statements. */
  private List<String> tried(int schema, TestDatabase database, PostgresServers servers)
      throws SQLException {
    var results = new ArrayList<String>();
    for (int release : RELEASES) {
      if (release > schema) {
        results.add("runs " + release);
        continue;
      }
      boolean works = works(release, database);
      String name = "%s_%d_%d".formatted(database.name(), schema, release);
      servers.server().createDatabase(name, database.name());
      try (var copy = new TestDatabase(name, servers.server())) {
        var ended = program(release, copy).run("run", "--", "true");
        assertThat(ended.exit())
            .as("release %d on schema %d: %s", release, schema, ended.output())
            .isEqualTo(works ? 0 : 1);
      }
      results.add((works ? "starts " : "refused ") + release);
    }
    return results;
  }

  private static boolean works(int release, TestDatabase database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (Sent sent : SENT) {
        if (sent.since() <= release && release <= sent.until()) {
          statement.execute(sent.sql());
        }
      }
      return true;
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(e.getMessage()).isIn("42703", "42P01", "23502");
      return false;
    }
  }

  private Program program(int release, TestDatabase database) {
    return Program.in(folder.resolve("v" + release), database.url())
        .with("SECRET_KEY", "only-in-this-test-only-in-this-test");
  }

  private void write(int version) throws IOException {
    String prefix = "V%d__".formatted(version);
    var later =
        LATER.keySet().stream()
            .filter(name -> name.startsWith("V%02d__".formatted(version)))
            .findFirst();
    if (later.isPresent()) {
      Files.writeString(migrations().resolve(later.get()), LATER.get(later.get()) + "\n");
      return;
    }
    try (var files = Files.list(EXAMPLE.resolve("db/migrations"))) {
      copy(
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith(prefix))
              .findFirst()
              .orElseThrow());
    }
  }

  private void copy(String file) throws IOException {
    Files.copy(EXAMPLE.resolve("db/migrations").resolve(file), migrations().resolve(file));
  }

  private Path migrations() throws IOException {
    return Files.createDirectories(repository.resolve("db/migrations"));
  }

  private void git(String... words) {
    var command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@b"));
    command.addAll(List.of(words));
    try {
      var builder = new ProcessBuilder(command).directory(repository.toFile());
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      Process process =
          builder.redirectErrorStream(true).redirectInput(new File("/dev/null")).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
