package dev.interlock.sqlite.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.ledger.RunId;
import dev.interlock.sqlite.SqliteDialect;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqliteCatalogTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE TABLE t (a int) | ALTER TABLE t ADD COLUMN \"Mixed Case\" text NOT NULL DEFAULT 'x' |"
            + " created column t.\"Mixed Case\" (default 'x', not null, type text)",
        "CREATE TABLE t (a int, b text) | ALTER TABLE t DROP COLUMN b | dropped column t.b",
        "CREATE TABLE t (a int) | DROP TABLE t; CREATE TABLE t (a text) |"
            + " altered column t.a: type int -> text",
        "CREATE TABLE t (a int) | DROP TABLE t; CREATE TABLE t (a int COLLATE nocase) |"
            + " altered column t.a: collation none -> nocase",
        "CREATE TABLE t (a int) | DROP TABLE t; CREATE TABLE t (a int NOT NULL ON CONFLICT IGNORE) |"
            + " altered column t.a: not null none -> yes on conflict ignore",
        "CREATE TABLE t (a int, b) | DROP TABLE t; CREATE TABLE t (a int, b AS (a * 2)) |"
            + " altered column t.b: generated none -> (a * 2)",
        "CREATE TABLE t (a int) | DROP TABLE t; CREATE TABLE t (a int CHECK (a > 0)) |"
            + " created constraint check(a > 0) on t",
        "CREATE TABLE t (a int, b int) | DROP TABLE t; CREATE TABLE t (a int, b int, UNIQUE (a, b)) |"
            + " created constraint unique (a, b) on t",
        "CREATE TABLE t (a text) | DROP TABLE t; CREATE TABLE t (a text) STRICT |"
            + " altered table t: strict none -> yes",
        "CREATE TABLE t (a int) | CREATE UNIQUE INDEX i ON t (a DESC) WHERE a > 0 |"
            + " created index i on t (definition unique(a desc) where a > 0)",
        "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t |"
            + " DROP VIEW v; CREATE VIEW v AS SELECT a + 1 FROM t |"
            + " altered view v: definition as select a from t -> as select a + 1 from t",
        "CREATE TABLE t (a int) | CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END |"
            + " created trigger g on t (definition create trigger g after insert on t begin delete from t ; end)",
        "CREATE TABLE t (a int) | CREATE VIRTUAL TABLE f USING fts5(words) |"
            + " created table f (definition using fts5(words))",
      })
  void namesExactlyWhatChanged(String create, String alter, String change) throws SQLException {
    execute("one.db", create);
    Catalog before = read("one.db");
    execute("one.db", alter);
    Catalog after = read("one.db");
    assertThat(Change.between(before, after)).extracting(Change::toString).containsExactly(change);
    assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT) | create table [t] (\"a\" integer /* key */,b text, primary key(a))",
        "CREATE TABLE t (a int UNIQUE NOT NULL) | CREATE TABLE t (a int NOT NULL, UNIQUE (a))",
        "CREATE TABLE p (a int primary key); CREATE TABLE t (a int REFERENCES p (a) ON DELETE SET NULL)"
            + " | CREATE TABLE p (a int, primary key (a)); CREATE TABLE t (a int, CONSTRAINT up"
            + " FOREIGN KEY (a) REFERENCES p (a) ON DELETE SET NULL)",
        "CREATE TABLE t (a int, b text) | CREATE TABLE t (a int); ALTER TABLE t ADD b text",
        "CREATE TABLE t (a int); CREATE INDEX i ON t (a) | CREATE TABLE u (a int);"
            + " CREATE INDEX i ON u (a); ALTER TABLE u RENAME TO t",
        "CREATE TABLE t (a int) | CREATE TABLE t (a int); CREATE TABLE alembic_version (v text)",
      })
  void readsTheSameHoweverItWasWritten(String one, String other) throws SQLException {
    execute("one.db", one);
    execute("other.db", other);
    assertThat(Change.between(read("one.db"), read("other.db"))).isEmpty();
  }

  @Test
  void rebuildsTheStateFromChanges() throws SQLException {
    execute("one.db", "CREATE TABLE t (a int); CREATE TABLE u (b int)");
    Catalog before = read("one.db");
    execute("one.db", "DROP TABLE u; ALTER TABLE t ADD c text; CREATE INDEX i ON t (c)");
    Catalog after = read("one.db");
    assertThat(before.with(Change.between(before, after))).isEqualTo(after);
  }

  private void execute(String file, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private Catalog read(String file) {
    var settings =
        new ConnectSettings(
            RunId.random(new Random(1)), Duration.ofSeconds(1), Optional.empty(), why -> {});
    try (var target =
        new SqliteDialect().connect(new SqliteUrl(Optional.of(folder.resolve(file))), settings)) {
      return target.readCatalog(CatalogScope.usual());
    }
  }
}
