package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.Prerequisite;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The places where a history is replayed, and the leftovers of a replay. */
@Tag("D9")
@ExtendWith(PostgresExtension.class)
final class ShadowIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Project project = Project.create();

  @AfterEach
  void closeProject() {
    project.close();
  }

  /** The result is the same on the oldest and the newest server. */
  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void replaysOnTheVersionOfAnArchive(int version, TestDatabase database) throws IOException {
    project.write("V1__doc.sql", "CREATE EXTENSION vector; CREATE TABLE doc (v vector(3));");
    project.write(
        "V2__index.sql",
        "CREATE INDEX doc_v ON doc USING hnsw (v vector_l2_ops) WITH (m = 8, ef_construction = 40);");
    var program = project.program(database.url());
    var ended = program.run("seal", "--shadow", "embedded:" + archive(version));
    assertThat(ended.exit()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("CAT030", "sealed 2 migrations on PostgreSQL " + version);
    assertThat(Files.readString(project.path().resolve("db/seal/V2.json")))
        .contains("hnsw (v public.vector_l2_ops)", "ef_construction=40, m=8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIGTERM", "SIGINT"})
  void leavesNothingAndSaysNothingAfterASignal(String signal, TestDatabase database)
      throws SQLException {
    project.write("V1__slow.sql", "SELECT pg_sleep(60);");
    try (var process = project.program(database.url()).start("seal", "--shadow", "target")) {
      process.awaitLine("shadow databases on the server of", LIMIT);
      awaitShadow(database);
      process.signal(Signal.valueOf(signal));
      assertThat(process.await(LIMIT)).isNotZero();
      assertThat(process.output()).doesNotContain("error");
    }
    assertThat(shadowDatabases(database)).isEmpty();
  }

  @Test
  void leavesNoShadowDatabaseAfterAFailure(TestDatabase database) throws SQLException {
    project.write("V1__wrong.sql", "INSERT INTO absent VALUES (1);");
    var ended = project.program(database.url()).run("check", "--shadow", database.url());
    assertThat(ended.exit()).as(ended.output()).isEqualTo(1);
    assertThat(ended.output()).contains("CAT003");
    assertThat(shadowDatabases(database)).isEmpty();
  }

  private static void awaitShadow(TestDatabase database) throws SQLException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (shadowDatabases(database).isEmpty()) {
      assertThat(System.nanoTime()).as("no shadow database yet").isLessThan(end);
      Pause.of(Duration.ofMillis(20));
    }
  }

  private static List<String> shadowDatabases(TestDatabase database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT datname FROM pg_database WHERE starts_with(datname, 'interlock_scratch_')")) {
      var names = new ArrayList<String>();
      while (row.next()) {
        names.add(row.getString(1));
      }
      return names;
    }
  }

  private static Path archive(int version) throws IOException {
    String folder = System.getProperty("interlock.postgres.archives");
    try (var files = Files.list(Path.of(folder))) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*-" + version + "\\.[\\d.]+jar"))
          .findFirst()
          .orElseThrow(() ->
              Prerequisite.ofEnvironment()
                  .missing(
                      "no binaries of PostgreSQL %d are in `%s`, so nothing is replayed on it."
                          .formatted(version, folder)));
    }
  }
}
