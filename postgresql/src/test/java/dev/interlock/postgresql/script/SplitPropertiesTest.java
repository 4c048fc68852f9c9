package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.script.Statement;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class SplitPropertiesTest {

  private final PostgresScriptSplitter splitter = new PostgresScriptSplitter();

  @Property
  void givesBackJoinedStatements(
      @ForAll("statements") List<String> statements, @ForAll("separator") String separator) {
    String script = String.join(separator, statements);

    var split = splitter.split(script);

    assertThat(split).extracting(Statement::text).containsExactlyElementsOf(statements);
    assertThat(split)
        .allSatisfy(s -> assertThat(script.substring(s.offset())).startsWith(s.text()));
  }

  @Property
  void isStableUnderItsOwnCanonicalText(@ForAll("statement") String statement) {
    String canonical = splitter.canonical(statement);

    assertThat(splitter.canonical(canonical)).isEqualTo(canonical);
    assertThat(splitter.split(canonical)).hasSize(1);
  }

  @Property
  void losesNothingOfWhatNoServerWouldTake(@ForAll("tokens") List<String> tokens) {
    String script = String.join(" ", tokens);

    assertThat(splitter.split(script)).extracting(Statement::text).containsExactly(script);
    assertThat(splitter.canonical(script).replace(" ", "")).isEqualTo(script.replace(" ", ""));
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "a", "$x", "$1", "$", "e''", "1e", "$$;$$", "1.", "..", ":", "u", "é$", "(;)", "begin")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<String>> statements() {
    return statement().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> separator() {
    return Arbitraries.of(";", " ; ", ";\r\n", ";;", "; -- it's;\n", "; /* a /* ; */ ' */ ;");
  }

  @Provide
  Arbitrary<String> statement() {
    var pieces =
        Arbitraries.oneOf(quoted(), dollarQuoted(), fixed()).list().ofMinSize(1).ofMaxSize(5);
    return Arbitraries.oneOf(
        pieces.map(list -> "select " + String.join(", ", list)),
        pieces.map(
            list -> "create rule r as on insert to t do (select " + String.join("; ", list) + ")"),
        pieces.map(list ->
            "create function f() begin atomic select " + String.join("; select ", list) + "; end"));
  }

  private static Arbitrary<String> quoted() {
    var text = Arbitraries.strings().withChars("a;-/*$ \n\"\\").ofMaxLength(8);
    return Arbitraries.oneOf(
        text.map(t -> "'" + t + "''" + t + "'"),
        text.map(t -> "E'" + t.replace("\\", "\\'") + "'"),
        text.map(t -> "\"" + t.replace("\"", "\"\"") + "x\""));
  }

  private static Arbitrary<String> dollarQuoted() {
    return Arbitraries.strings().withChars("a;'-/*\n").ofMaxLength(8).map(t -> "$t$" + t + "$t$");
  }

  private static Arbitrary<String> fixed() {
    return Arbitraries.of(
        "case when true then 1 end",
        "(1 /* ; */ + 2)",
        "a$b$",
        "$1",
        "1<-2",
        "x.begin",
        "b'0'\n'1'");
  }
}
