package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code interlock diagnose}, without a database. */
class DiagnoseTest {

  private static final String LOG = "deploy.log";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @Test
  void namesTheCauseAndWhatItCouldNotReach() throws IOException {
    log("pq: relation \"user\" does not exist");

    assertThat(diagnose(LOG)).isZero();
    assertThat(printed())
        .startsWith("line 1: pq: relation \"user\" does not exist\ncause: ")
        .contains("\nhelp: ", "\nlooked at: 1 line of the log\n")
        .contains("not reached: migrations: ", "not reached: database: no database URL is set\n");
  }

  @Test
  void doesNotCreateAFile() throws IOException {
    log("sqlite3.OperationalError: no such table: user");

    assertThat(diagnose("--database", "sqlite:///" + folder.resolve("none.db"), LOG)).isZero();
    assertThat(printed()).contains("not reached: database: there is no file `sqlite:///");
    assertThat(folder.resolve("none.db")).doesNotExist();
  }

  @Test
  void callsAnUnknownErrorUnknown() throws IOException {
    log("ready\nFluxError: no charge\n");

    assertThat(diagnose(LOG)).isEqualTo(1);
    assertThat(printed())
        .startsWith("line 2: FluxError: no charge\ncause: unknown: ")
        .contains("PostgreSQL", "Alembic", "Flyway");
  }

  @Test
  void hidesPasswordsOfUrlsAndStatements() throws IOException {
    log(
        """
        dial postgres://app:gentle-otter@db/shop
        failed, "postgres://app:gentle-otter@db/shop": pq: password authentication failed for user "app"
        ERROR:  syntax error at or near "VALD" in CREATE ROLE app PASSWORD 'brave-badger' VALD
        """);

    assertThat(diagnose(LOG)).isZero();
    assertThat(diagnose("--format", "json", LOG)).isZero();
    assertThat(printed()).contains("***").doesNotContain("gentle-otter", "brave-badger");
  }

  @Test
  void readsWhatACommandPrintsOnBothStreams() {
    assertThat(
            diagnose(
                "--", "sh", "-c", "echo one; echo 'FATAL:  sorry, too many clients already' >&2"))
        .isZero();
    assertThat(printed()).startsWith("line 2: FATAL:  sorry, too many clients already\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("one\n");
  }

  @Test
  void refusesALogThatCannotBeRead() {
    assertThat(diagnose("missing.log")).isEqualTo(2);
    assertThat(diagnose(LOG, "--", "true")).isEqualTo(2);
    assertThat(diagnose("--", "no-such-program")).isEqualTo(2);
    assertThat(printed()).isEmpty();
  }

  private void log(String text) throws IOException {
    Files.writeString(folder.resolve(LOG), text);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private int diagnose(String... words) {
    return Main.run(
        Map.of("PATH", System.getenv("PATH")),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Stream.concat(Stream.of("-C", folder.toString(), "diagnose"), Stream.of(words))
            .toArray(String[]::new));
  }
}
