package dev.interlock.project.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.postgresql.PostgresDialect;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE UNLOGGED TABLE app.\"Task\" (a int, b text CHECK (b > ''), UNIQUE (a)) | +Task +Task.a +Task.b",
        "CREATE TABLE t AS SELECT 1 | +t",
        "CREATE OR REPLACE VIEW v AS SELECT a, b FROM t | +v",
        "CREATE MATERIALIZED VIEW IF NOT EXISTS m AS SELECT 1 | +m",
        "CREATE INDEX i ON t (a) | ''",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1' | ''",
        "ALTER TABLE IF EXISTS ONLY t ADD COLUMN IF NOT EXISTS c int DEFAULT f(1, 2), DROP b | +t.c -t.b",
        "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a), ADD PRIMARY KEY (b) | ''",
        "ALTER TABLE t RENAME COLUMN a TO b | -t.a +t.b",
        "ALTER TABLE t RENAME a TO b | -t.a +t.b",
        "ALTER TABLE app.t RENAME TO u | -t +u",
        "DROP TABLE IF EXISTS a, app.b CASCADE | -a -b",
        "DROP INDEX i | ''",
        "INSERT INTO t VALUES ('CREATE TABLE x (a int)') | ''"
      })
  void readsWhatAStatementCreatesAndRemoves(String sql, String names) {
    var tokens = new PostgresDialect().splitter().tokens(sql);

    assertThat(
            StatementNames.in(tokens).stream()
                .map(StatementNamesTest::text)
                .collect(Collectors.joining(" ")))
        .isEqualTo(names);
  }

  private static String text(NamedObject object) {
    String sign = object.change() == NamedObject.Change.CREATES ? "+" : "-";
    return sign + object.table().map(table -> table + ".").orElse("") + object.name();
  }
}
