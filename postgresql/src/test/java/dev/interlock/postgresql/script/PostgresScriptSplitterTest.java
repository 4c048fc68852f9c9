package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.token.UnsplittableScript;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresScriptSplitterTest {

  private final PostgresScriptSplitter splitter = new PostgresScriptSplitter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a;b', 'it''s;'",
        "select '\\'",
        "select E'a\\';b', e'\\\\', E'x''y;'",
        "select E'a\\n'\n  'b\\';'",
        "select 'a;' -- not the end;\n 'b;'",
        "select U&'d\\0061t;', U&\"c;\", B'01', X'1F', n'a;'",
        "select \"q;\"\"x;\"",
        "select $$;'$a$$$, $tag$;$$;$tag $tag$, $é$;$é$",
        "prepare p as select $1, $2",
        "select a$b$, c$b$",
        "select $x",
        "select /* a /* nested;' */ b; */ 1",
        "select 1 -- ; '\n, 2",
        "select (1; 2)",
        "select 3*/*;*/2, 1<-2, 1..2, 1e5",
        "create rule r as on insert to t do also (select 1; select 2;)",
        "create function f() returns int begin atomic select case when a then b end; end",
        "create or replace procedure p() begin atomic end",
        "create function f() begin atomic select begin from t; select 1 as end; select 'end;'; END",
        "create function f() begin atomic select (select case when 1 = 1 then 2 end); /*x*/ end",
        "create function \"begin\"(begin int) returns int return 1",
        "do $body$ begin perform 1; end; $body$"
      })
  void keepsWholeStatementTogether(String statement) {
    var statements = splitter.split("\n" + statement + ";\nselect 'next';");

    assertThat(statements).extracting(Statement::text).containsExactly(statement, "select 'next'");
    assertThat(statements.getFirst().offset()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", ";;", "-- only\n;/* comments */ ;", "\uFEFF", "\uFEFF;"})
  void findsNothingInScriptWithoutStatements(String script) {
    assertThat(splitter.split(script)).isEmpty();
  }

  @Test
  void leavesOutWhatSurroundsStatement() {
    String script = "\uFEFF-- first\n/* a */ select 1 /* b */ ; /* c */ select 2 -- d";

    var statements = splitter.split(script);

    assertThat(statements).extracting(Statement::text).containsExactly("select 1", "select 2");
    assertThat(statements)
        .allSatisfy(s -> assertThat(script.substring(s.offset())).startsWith(s.text()));
  }

  @ParameterizedTest
  @MethodSource
  void namesWhatIsNeverClosed(String script, String what, int offset) {
    assertThatThrownBy(() -> splitter.split(script))
        .asInstanceOf(InstanceOfAssertFactories.type(UnsplittableScript.class))
        .satisfies(e -> assertThat(e).hasMessageEndingWith(what))
        .satisfies(e -> assertThat(e.offset()).isEqualTo(offset));
  }

  static Stream<Arguments> namesWhatIsNeverClosed() {
    return Stream.of(
        Arguments.of("select 1; select 'a;", "quoted string", 17),
        Arguments.of("select E'a\\';", "quoted string", 7),
        Arguments.of("select E'a\\", "quoted string", 7),
        Arguments.of("select 'a'\n'b", "quoted string", 11),
        Arguments.of("select \"a;", "quoted identifier", 7),
        Arguments.of("select U&\"a;", "quoted identifier", 7),
        Arguments.of("/* a /* b */", "comment", 0),
        Arguments.of("do $x$ begin; $X$", "dollar-quoted string `$x$`", 3),
        Arguments.of("create function f() begin atomic select 1;", "`BEGIN ATOMIC` body", 20),
        Arguments.of("select 1\0;", "NUL character", 8),
        Arguments.of(
            "copy t from stdin; select 1;", "text on the line of `COPY … FROM STDIN;`", 19));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "copy t from stdin;\\n1\\ta;b\\n2\\t'\\n\\\\.\\nselect 1;   | 1\\ta;b\\n2\\t'\\n",
        "COPY s.t (a, b) FROM STDIN WITH (FORMAT csv);\\r\\n1\\r\\n\\\\.\\r\\nselect 1; | 1\\r\\n",
        "copy t from stdin; -- data\\n\\\\.\\nselect 1             | ``",
        "copy t from stdout;\\n1\\n\\\\.\\nselect 1                | 1\\n"
      })
  void takesDataBehindCopy(String script, String data) {
    var statements = splitter.split(unescaped(script));

    assertThat(statements)
        .extracting(Statement::kind)
        .containsExactly(StatementKind.COPY, StatementKind.ORDINARY);
    assertThat(statements.getFirst().copyData()).contains(unescaped(data));
    assertThat(statements.getLast().text()).isEqualTo("select 1");
  }

  private static String unescaped(String text) {
    return text.translateEscapes();
  }

  @Test
  void takesRestOfFileAsDataWhereEndIsMissing() {
    assertThat(splitter.split("copy t from stdin;\n1;\n2").getFirst().copyData()).contains("1;\n2");
    assertThat(splitter.split("copy t from stdin").getFirst().copyData()).contains("");
    assertThat(splitter.split("copy t from stdin;\n1\n\\.").getFirst().copyData()).contains("1\n");
  }

  @Test
  void tellsCommandsOfPsql() {
    var statements = splitter.split("\\connect other\r\nselect 1 \\gset\nselect 2;");

    assertThat(statements)
        .containsExactly(
            Statement.of("\\connect other", 0, StatementKind.CLIENT),
            Statement.of("select 1 \\gset", 16, StatementKind.CLIENT),
            Statement.of("select 2", 31, StatementKind.ORDINARY));
  }

  @Test
  void skipsGuardsOfDumps() {
    var script = "\\restrict aB3\r\nselect 1;\n\\unrestrict aB3\n";

    assertThat(splitter.split(script)).extracting(Statement::text).containsExactly("select 1");
    assertThat(splitter.split("\\restrict a; drop\n").getFirst().kind())
        .isEqualTo(StatementKind.CLIENT);
  }

  @Test
  void readsDeeplyNestedComments() {
    String comment = "/*".repeat(5_000) + ";" + "*/".repeat(5_000);

    assertThat(splitter.split(comment + "select 1")).hasSize(1);
  }

  @Test
  void readsTenMegabytesInSecondsOfItsOwnProcessorTime() {
    String script = "insert into t (a, b) values (1, 'it''s; $$'); -- note\n".repeat(190_000);
    int warmUp = splitter.split(script.substring(0, 540_000)).size();
    assertThat(warmUp).isEqualTo(10_000);

    var processor = ManagementFactory.getThreadMXBean();
    long before = processor.getCurrentThreadCpuTime();
    List<Statement> statements = splitter.split(script);
    Duration took = Duration.ofNanos(processor.getCurrentThreadCpuTime() - before);

    assertThat(statements).hasSize(190_000);
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }

  // psql reads strings as the server does, under the settings that the script has made (S5).
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET standard_conforming_strings = off; select 'it\\'s;'; select 2",
        "set session standard_conforming_strings to 'off'; select n'\\';'; select 2",
        "SELECT set_config('standard_conforming_strings', 'off', false); select 'a\\'' 'b;'; select 2",
        "BEGIN; SET LOCAL standard_conforming_strings = off; select '\\';'; COMMIT; select '\\'",
        "SET standard_conforming_strings = off; select '\\';'; RESET ALL; select '\\'",
        "SET standard_conforming_strings = off; SET standard_conforming_strings TO on; select '\\'; select 2",
        "SET standard_conforming_strings = off; select '\\\\'; select e'\\';'; select $$\\'$$"
      })
  void readsBackslashesAsTheScriptHasSetIt(String script) {
    assertThat(splitter.split(script))
        .extracting(Statement::text)
        .noneMatch(text -> text.contains("; select"));
    assertThat(splitter.split(script))
        .allSatisfy(statement -> assertThat(splitter.canonical(statement.text())).isNotEmpty());
  }
}
