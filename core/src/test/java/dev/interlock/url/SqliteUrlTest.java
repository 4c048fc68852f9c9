package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteUrlTest {

  @ParameterizedTest
  @CsvSource({
    "sqlite:////abs/app.db,/abs/app.db",
    "sqlite+aiosqlite:///./rel.db,./rel.db",
    "sqlite+pysqlite:////abs.db,/abs.db",
    "sqlite:data.db?mode=rwc,data.db",
    "sqlite3:///abs.db,/abs.db",
    "sqlite3:////abs.db,/abs.db",
    "jdbc:sqlite:///abs.db,/abs.db",
    "jdbc:sqlite://data.db,data.db",
    "sqlite:file.db,file.db",
    "sqlite3:db/dev.sqlite3,db/dev.sqlite3",
    "sqlite:/abs.db,/abs.db",
    "file:///abs.db,/abs.db",
    "file://localhost/abs.db,/abs.db",
    "jdbc:sqlite:x.db,x.db",
    "jdbc:sqlite:/abs.db,/abs.db",
    "jdbc:sqlite:file:x.db?cache=shared,x.db",
    "sqlite+aiosqlite:///with%20blank.db,with blank.db"
  })
  void readsSqliteFiles(String text, String file) {
    assertThat(DatabaseUrlParser.parse(text)).isEqualTo(new SqliteUrl(Optional.of(Path.of(file))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":memory:",
        "sqlite::memory:",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite+aiosqlite://",
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "file::memory:?cache=shared",
        "file:name?mode=memory&cache=shared"
      })
  void readsSqliteInMemory(String text) {
    assertThat(DatabaseUrlParser.parse(text)).isEqualTo(SqliteUrl.inMemory());
  }

  /** Spellings that tools disagree on are kept apart until the tool is known (S8). */
  @ParameterizedTest
  @CsvSource({
    "sqlite:///data.db,data.db,THREE_SLASHES",
    "sqlite:///db/data.db?mode=rwc,db/data.db,THREE_SLASHES",
    "sqlite://data.db,data.db,TWO_SLASHES",
    "file:./dev.db?connection_limit=1,./dev.db,RELATIVE_FILE",
    "file:x.db,x.db,RELATIVE_FILE"
  })
  void keepsApartWhatToolsReadDifferently(String text, String file, SqliteUrl.Spelling spelling) {
    assertThat(DatabaseUrlParser.parse(text))
        .isEqualTo(new SqliteUrl(Optional.of(Path.of(file)), spelling, SqliteOptions.NONE));
  }

  /** Options take effect in every driver's dialect (S7). */
  @ParameterizedTest
  @CsvSource({
    "foreign_keys=on,foreign_keys,ON",
    "foreign_keys=true,foreign_keys,ON",
    "_foreign_keys=1,foreign_keys,ON",
    "_fk=0,foreign_keys,OFF",
    "_fk=true,foreign_keys,ON",
    "_pragma=foreign_keys(1),foreign_keys,ON",
    "_pragma=foreign_keys%3D1,foreign_keys,ON",
    "_pragma=journal_mode(WAL),journal_mode,WAL",
    "_journal_mode=wal,journal_mode,wal",
    "journal_mode=delete,journal_mode,delete",
    "_recursive_triggers=1,recursive_triggers,1",
    "synchronous=NORMAL,synchronous,NORMAL"
  })
  void readsPragmas(String query, String pragma, String value) {
    assertThat(options(query).pragmas()).containsOnly(Map.entry(pragma, value));
  }

  @Test
  void readsHowToOpenAndHowLongToWait() {
    assertThat(options("mode=rw").mayCreate()).isFalse();
    assertThat(options("mode=rwc").mayCreate()).isTrue();
    assertThat(options("_busy_timeout=20000").patience()).contains(Duration.ofSeconds(20));
    assertThat(options("_pragma=busy_timeout(5)&_txlock=immediate").patience())
        .contains(Duration.ofMillis(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mode=ro",
        "mode=new",
        "immutable=1",
        "nolock=1",
        "_query_only=1",
        "_locking_mode=EXCLUSIVE",
        "foreign_keys=maybe",
        "_pragma=writable_schema(1)",
        "_pragma=foreign_keys",
        "_pragma=journal_mode(a;b)",
        "_auth_user=me",
        "vfs=unix-none",
        "_pragma=foreing_keys(1)",
        "forein_keys=1",
        "x-anything=1"
      })
  void refusesWhatItCannotObey(String query) {
    assertThat(TestUrls.problems("sqlite:x.db?" + query)).isNotEmpty();
  }

  @Test
  void writesAPathThatEveryToolReadsAlike() {
    assertThat(DatabaseUrlParser.parse("sqlite:x.db").redacted())
        .isEqualTo("sqlite:///" + Path.of("x.db").toAbsolutePath());
    assertThat(DatabaseUrlParser.parse("sqlite:///x.db").redacted()).isEqualTo("sqlite:///x.db");
  }

  private static SqliteOptions options(String query) {
    return ((SqliteUrl) DatabaseUrlParser.parse("sqlite:x.db?" + query)).options();
  }

  @Test
  void namesTheNearestOfAnUnknownSqliteOption() {
    assertThat(TestUrls.problems("sqlite:///x.db?jurnal_mode=wal").getFirst().help())
        .contains("Write `journal_mode`.");
  }
}
