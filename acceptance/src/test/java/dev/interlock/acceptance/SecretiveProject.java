package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A project in which every secret contains {@link #MARK}, and everything that its commands leave.
 * Not thread-safe.
 */
final class SecretiveProject {

  /** A text that occurs only in secrets, and that URL escaping does not change. */
  static final String MARK = "Xq7zK";

  /** Value of a variable that the contract declares secret. */
  static final String DECLARED = MARK + "/declared \"salt\"";

  private static final long LIMIT_SECONDS = 60;

  private final Path project;
  private final Path temporary;
  private final TestDatabase database;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<Path, String> ours = new HashMap<>();
  private final StringBuilder transcript = new StringBuilder();
  private final Set<String> titles = new HashSet<>();

  SecretiveProject(Path folder, TestDatabase database) throws IOException {
    this.project = Files.createDirectory(folder.resolve("project"));
    this.temporary = Files.createDirectory(folder.resolve("tmp"));
    this.database = database;
    variables.put("PATH", System.getenv("PATH"));
    variables.put("TMPDIR", temporary.toString());
    variables.put("INTERLOCK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    variables.put("DATABASE_URL", url("postgres", MARK + "%40url%2Fpass"));
    variables.put("SALT", DECLARED);
    variables.put("STRIPE_API_KEY", MARK + "-named");
    variables.put("SMTP_ADDRESS", "smtp://mailer:" + MARK + "-smtp@127.0.0.1");
    write("interlock.yml", "env:\n  SALT: {secret: true}\n");
    write("db/migrations/V1__tasks.sql", "CREATE TABLE tasks (id bigint);\n");
    write("db/migrations/U1__tasks.sql", "DROP TABLE tasks;\n");
  }

  /** A URL of this test's database, with a password that the server does not ask for. */
  String url(String user, String password) {
    return database
        .url()
        .replaceFirst("//[^@/]*@?([^@/]+)/", "//" + user + ":" + password + "@$1/");
  }

  void set(String variable, String value) {
    variables.put(variable, value);
  }

  /** Writes a file of the user, which may contain secrets. */
  void write(String name, String content) throws IOException {
    var file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    ours.put(file, content);
  }

  /** Runs {@code interlock} with these words, split as a shell does, and returns the exit code. */
  int run(String words) throws IOException {
    var programs = Path.of(System.getProperty("acceptance.programs")).toAbsolutePath();
    var builder = new ProcessBuilder("sh", "-c", "exec " + programs + "/interlock " + words);
    builder.directory(project.toFile()).redirectErrorStream(true);
    var output = Files.createTempFile("interlock-output", ".txt");
    builder.redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    try {
      return exitCode(builder.start());
    } finally {
      transcript.append("$ ").append(words).append('\n').append(Files.readString(output));
      Files.delete(output);
    }
  }

  /** Reads the process title repeatedly while the process runs. */
  private int exitCode(Process process) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    try {
      while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
        process.info().commandLine().ifPresent(titles::add);
        assertThat(System.nanoTime()).as("still running").isLessThan(end);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while a command ran", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** The output of the commands so far. */
  String transcript() {
    return transcript.toString();
  }

  void assertNoSecretAnywhere() throws IOException, SQLException {
    assertThat(transcript()).isNotEmpty().doesNotContain(MARK);
    assertThat(titles).isNotEmpty().noneMatch(title -> title.contains(MARK));
    assertThat(files(project)).noneMatch(this::leaks);
    assertThat(files(temporary)).noneMatch(this::leaks);
    assertThat(ledger()).noneMatch(row -> row.contains(MARK));
  }

  private boolean leaks(Path file) {
    try {
      var content = Files.readString(file, StandardCharsets.ISO_8859_1);
      return file.toString().contains(MARK)
          || (content.contains(MARK) && !Files.readString(file).equals(ours.get(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Every row of Interlock's tables, with all columns. */
  private List<String> ledger() throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var found =
          statement.executeQuery(
              "SELECT tablename FROM pg_tables WHERE tablename LIKE 'interlock%'")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (var table : tables) {
        try (var found = statement.executeQuery("SELECT t::text FROM " + table + " AS t")) {
          while (found.next()) {
            rows.add(found.getString(1));
          }
        }
      }
    }
    return rows;
  }
}
