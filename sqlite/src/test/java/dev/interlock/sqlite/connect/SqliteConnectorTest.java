package dev.interlock.sqlite.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.RunId;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.SqliteUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteConnectorTest {

  @TempDir private Path folder;

  @Test
  void namesTheMissingFolder() {
    Failure failure = failure(url(folder.resolve("absent/app.db")), Optional.empty());
    assertThat(failure.findings().getFirst().code()).isEqualTo(Code.DATABASE_MISSING);
    assertThat(failure).hasMessageContaining(folder.resolve("absent").toString());
  }

  @Test
  void saysThatAFileIsNoDatabase() throws IOException {
    Path file = Files.writeString(folder.resolve("words.db"), "words ".repeat(1_000));
    Failure failure = failure(url(file), Optional.empty());
    assertThat(failure.findings().getFirst().code()).isEqualTo(Code.CONNECTION_FAILED);
    assertThat(failure).hasMessageContaining("is not an SQLite database");
  }

  @Test
  void saysThatAFolderIsNoDatabase() {
    assertThat(failure(url(folder), Optional.empty())).hasMessageContaining("is a folder");
  }

  @Test
  void opensAFileThatMayNotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("read.db"));
    assertThat(file.toFile().setReadOnly()).isTrue();
    assumeFalse(Files.isWritable(file), "this user may write everything");
    try (var target = connector(url(file), Optional.empty()).connect()) {
      assertThat(target.isReadOnly()).isTrue();
    }
  }

  @Test
  void refusesADatabaseThatWouldNotLast() {
    Failure failure = failure(SqliteUrl.inMemory(), Optional.empty());
    assertThat(failure).isInstanceOf(Failure.Misconfigured.class);
  }

  @Test
  void refusesALedgerInASchema() {
    Failure failure = failure(url(folder.resolve("app.db")), Optional.of("audit"));
    assertThat(failure.findings().getFirst().code()).isEqualTo(Code.BAD_VALUE);
  }

  @Test
  void opensFilesWithAnyName() {
    Path file = folder.resolve("a b?c#d%20é.db");
    try (var target = connector(url(file), Optional.empty()).connect()) {
      target.createLedger();
      assertThat(target.server().database()).isEqualTo(file.toString());
    }
    assertThat(file).exists();
  }

  /** The path could mean either of two databases (S8). */
  @Test
  void refusesAPathThatToolsReadDifferently() {
    var url = (SqliteUrl) DatabaseUrlParser.parse("sqlite:///data.db");
    assertThat(failure(url, Optional.empty()))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessageContaining("`/data.db`")
        .hasMessageContaining("`" + Path.of("data.db").toAbsolutePath() + "`");
  }

  @Test
  void takesTheOnlyPathThatIsPossible() {
    String inFolder = folder.resolve("app.db").toString().substring(1);
    var url = (SqliteUrl) DatabaseUrlParser.parse("sqlite:///" + inFolder);
    try (var target = connector(url, Optional.empty()).connect()) {
      assertThat(target.server().database()).isEqualTo("/" + inFolder);
    }
  }

  /** {@code mode=rw} opens only an existing file (S7). */
  @Test
  void createsNoFileWhereTheUrlForbidsIt() {
    var url = (SqliteUrl) DatabaseUrlParser.parse("sqlite:" + folder.resolve("no.db") + "?mode=rw");
    assertThat(failure(url, Optional.empty()).findings().getFirst().code())
        .isEqualTo(Code.DATABASE_MISSING);
    assertThat(folder.resolve("no.db")).doesNotExist();
  }

  @Test
  void obeysThePragmasOfTheUrl() {
    var url =
        (SqliteUrl)
            DatabaseUrlParser.parse(
                "sqlite:" + folder.resolve("app.db") + "?_pragma=foreign_keys(1)&journal_mode=WAL");
    try (var target = connector(url, Optional.empty()).connect()) {
      assertThat(target.finds("SELECT foreign_keys FROM pragma_foreign_keys")).isTrue();
      assertThat(target.finds("SELECT journal_mode = 'wal' FROM pragma_journal_mode")).isTrue();
    }
  }

  private static Failure failure(SqliteUrl url, Optional<String> schema) {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> connector(url, schema).connect().close());
    assertThat(failure).isNotNull();
    return failure;
  }

  private static SqliteConnector connector(SqliteUrl url, Optional<String> schema) {
    return new SqliteConnector(
        url, new ConnectSettings(new RunId("0123abcd"), Duration.ofSeconds(1), schema, why -> {}));
  }

  private static SqliteUrl url(Path file) {
    return new SqliteUrl(Optional.of(file));
  }
}
