package dev.interlock.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteUrlTest {

  @ParameterizedTest
  @CsvSource({
    "sqlite:///rel.db,rel.db",
    "sqlite:////abs/app.db,/abs/app.db",
    "sqlite+aiosqlite:///./rel.db,./rel.db",
    "sqlite+pysqlite:////abs.db,/abs.db",
    "sqlite://data.db,data.db",
    "sqlite://data.db?mode=rwc,data.db",
    "sqlite:file.db,file.db",
    "sqlite3:db/dev.sqlite3,db/dev.sqlite3",
    "sqlite:/abs.db,/abs.db",
    "file:x.db,x.db",
    "file:./dev.db?connection_limit=1,./dev.db",
    "file:///abs.db,/abs.db",
    "file://localhost/abs.db,/abs.db",
    "jdbc:sqlite:x.db,x.db",
    "jdbc:sqlite:/abs.db,/abs.db",
    "jdbc:sqlite:file:x.db?cache=shared,x.db",
    "sqlite:///with%20blank.db,with blank.db"
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

  @Test
  void namesTheNearestOfAnUnknownSqliteOption() {
    assertThat(TestUrls.problems("sqlite:///x.db?jurnal_mode=wal").getFirst().help())
        .contains("Write `journal_mode`.");
  }
}
