package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Standard output is the requested document, from first to last byte; all other output goes to
 * standard error (O1).
 */
@ExtendWith(PostgresExtension.class)
final class DocumentsIT {

  @TempDir private Path folder;
  private InProcess interlock;
  private TestDatabase database;

  @BeforeEach
  void createProject(TestDatabase given) throws IOException {
    database = given;
    interlock = new InProcess(folder, database.url());
    interlock.write("db/migrations/V1__tasks.sql", "CREATE TABLE tasks (id bigint);\n");
    interlock.write("db/migrations/U1__tasks.sql", "DROP TABLE tasks;\n");
    assertThat(interlock.run("upgrade").exit()).isZero();
    interlock.write(
        "db/migrations/V2__names.sql",
        """
        CREATE TABLE names (name text DEFAULT 'it''s "x" -- no comment');
        CREATE INDEX CONCURRENTLY names_name ON names (name);
        COPY names FROM stdin;
        a\\tb
        \\.
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "plan",
        "history",
        "heads",
        "locate",
        "inspect",
        "diff history@V1 history",
        "downgrade --plan",
        "repair --plan"
      })
  void everyJsonDocumentParsesFromFirstToLastByte(String command) {
    for (var format : List.of(" --format json", " --format json --verbose")) {
      var answer = interlock.run(command + format);
      assertThat(Json.documents(answer.out())).as(answer.all()).hasSize(1);
    }
    // If the log is JSON lines, the document is one of them, and the only output.
    var lines = interlock.run(command + " --log json --verbose");
    assertThat(lines.out().lines()).as(lines.all()).hasSize(1);
    assertThat(lines.all().lines()).isNotEmpty();
    assertThat(lines.all().lines()).allSatisfy(line -> assertThat(Json.documents(line)).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upgrade",
        "check",
        "seal",
        "stamp V1",
        "repair",
        "sync",
        "models",
        "upgrade V9",
        "new words",
        "merge",
        "clean",
        "inspect --output schema.json"
      })
  void commandWithoutDocumentLeavesStandardOutputEmpty(String command) {
    for (var log : List.of("plain", "json")) {
      assertThat(interlock.run(command + " --log " + log).out()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "history", "heads", "locate", "inspect", "plan"})
  void everyTextDocumentBeginsWithItself(String command) {
    var answer = interlock.run(command + " --verbose");

    assertThat(answer.err()).doesNotContain("current:");
    assertThat(answer.out()).isNotEmpty().doesNotContain("database `").endsWith("\n");
  }

  @Test
  void planRunsAsItIs() throws IOException, SQLException, InterruptedException {
    var plan = interlock.run("plan").out();

    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (var part : plan.replaceAll("(?s)COPY .*?\\\\\\.", "").split(";\n", -1)) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
      assertThat(plan).startsWith("-- ").contains("COPY names FROM stdin;\na\\tb\n\\.\n");
    }
    assertThat(interlock.run("diff history database").out()).isEqualTo("no difference\n");
  }

  @Test
  void planWithASecretSaysThatItCannotRun() throws IOException {
    interlock.write("db/migrations/V3__role.sql", "ALTER ROLE someone PASSWORD 'Xq7zK';\n");

    var answer = interlock.run("plan");

    assertThat(answer.out()).contains("ALTER ROLE someone PASSWORD '***';");
    assertThat(answer.err()).contains("cannot be run as it is");
  }
}
