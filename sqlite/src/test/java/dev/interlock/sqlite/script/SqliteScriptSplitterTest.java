package dev.interlock.sqlite.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.token.UnsplittableScript;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteScriptSplitterTest {

  private final SqliteScriptSplitter splitter = new SqliteScriptSplitter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a;''b;', '\\'",
        "select 1 as \"a;\"\"\", 2 as `b;```, 3 as [c;'\"]",
        "select x'00', 1 /* ; */, 2 -- ;\n, 3.5e+2",
        "create trigger r after insert on t begin select 1; select 2; end",
        "create temp trigger if not exists r after update of a on t when new.a > 1\nbegin\n"
            + " update t set a = case when a = 1 then 2 else case a when 3 then 4 end end;\nEND",
        "create table \"trigger\" (\"end\" int)"
      })
  void keepsWholeStatementTogether(String statement) throws SQLException {
    var statements = splitter.split("-- x;\n" + statement + " ;;\nselect 'next'");

    assertThat(statements).extracting(Statement::text).containsExactly(statement, "select 'next'");
    assertThat(statements.getFirst().offset()).isEqualTo(6);
    runsOnSqlite(statement);
  }

  /** Runs a text that the splitter keeps together as one statement on SQLite itself. */
  private static void runsOnSqlite(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        var statement = connection.createStatement()) {
      statement.execute("create table t (a)");
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";;", "-- x", "/* ; */ ;"})
  void findsNothingInScriptWithoutStatements(String script) {
    assertThat(splitter.split(script)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "select 'a;                                    | quoted string     | 7",
        "select \"a;                                   | quoted identifier | 7",
        "select `a;                                    | quoted identifier | 7",
        "select [a;                                    | quoted identifier | 7",
        "select 1; /* a                                | comment           | 10",
        "create trigger r after insert on t begin x; y | trigger body      | 0"
      })
  void namesWhatIsNeverClosed(String script, String what, int offset) {
    assertThatThrownBy(() -> splitter.split(script))
        .asInstanceOf(InstanceOfAssertFactories.type(UnsplittableScript.class))
        .satisfies(e -> assertThat(e).hasMessageEndingWith(what))
        .satisfies(e -> assertThat(e.offset()).isEqualTo(offset));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ORDINARY | select 1",
        "ORDINARY | savepoint a",
        "ORDINARY | release a",
        "ORDINARY | rollback transaction to savepoint a",
        "ORDINARY | pragma foreign_keys",
        "ORDINARY | pragma user_version = 3",
        "ORDINARY | pragma defer_foreign_keys = on",
        "ORDINARY | pragma table_info(t)",
        "BEGIN    | begin immediate",
        "COMMIT   | commit",
        "COMMIT   | end transaction",
        "ABORT    | rollback",
        "SESSION  | pragma recursive_triggers = on",
        "SESSION  | pragma main.cache_size(100)",
        "NON_TRANSACTIONAL | vacuum into 'x'",
        "NON_TRANSACTIONAL | PRAGMA foreign_keys = off",
        "NON_TRANSACTIONAL | pragma main.\"journal_mode\" = wal",
        "NON_TRANSACTIONAL | pragma wal_checkpoint",
        "NON_TRANSACTIONAL | attach 'x' as y",
        "NON_TRANSACTIONAL | detach y",
        "CLIENT   | .read other.sql"
      })
  void tellsKindByWords(StatementKind kind, String statement) {
    var statements = splitter.split("select 1; " + statement);

    assertThat(statements.getLast().kind()).isEqualTo(kind);
  }

  @Test
  void endsCommandOfShellWithItsLine() {
    assertThat(splitter.split(".mode csv\nselect t\n.a from t;"))
        .extracting(Statement::text)
        .containsExactly(".mode csv", "select t\n.a from t");
  }

  @Test
  void foldsOnlyWhatMeansTheSame() {
    assertThat(splitter.canonical("SELECT [A],a->>'$.B' --x\r\n"))
        .isEqualTo(splitter.canonical("select [A] , A ->> '$.B'"))
        .isNotEqualTo(splitter.canonical("select [a], a->>'$.B'"))
        .isNotEqualTo(splitter.canonical("select [A], a-> >'$.B'"));
  }
}
