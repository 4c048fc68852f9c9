package dev.interlock.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Directives;
import dev.interlock.history.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectiveReaderTest {

  @Test
  void readsEveryDirective() {
    var directives =
        read(
            """
            /* Licence,
               of two lines */
            -- A merge of two branches.
            -- interlock: parents=V20, V21
            --interlock:allow=DAT101,LCK003 "seen by \\"Ada\\""

            -- Interlock: breaking "drops a column \\\\ two"
              -- interlock: rollback=unsupported "the old values are gone"
            -- interlock: verify SELECT count(*) = 0 FROM t WHERE a = "b"
            SELECT 1;
            """);
    assertThat(directives.parents().orElseThrow().versions())
        .containsExactly(Version.parse("20"), Version.parse("21"));
    assertThat(directives.parents().orElseThrow().place()).hasToString("V1__a.sql:4:15");
    assertThat(directives.allowances())
        .containsExactly(
            new Directives.Allowance("DAT101", "seen by \"Ada\""),
            new Directives.Allowance("LCK003", "seen by \"Ada\""));
    assertThat(directives.allows("DAT101")).isTrue();
    assertThat(directives.breaking()).contains("drops a column \\ two");
    assertThat(directives.rollbackUnsupported()).contains("the old values are gone");
    assertThat(directives.verifications())
        .containsExactly("SELECT count(*) = 0 FROM t WHERE a = \"b\"");
  }

  @Test
  void readsNothingBelowTheFirstStatement() {
    assertThat(read("SELECT 1;\n-- interlock: parents=V1\n")).isEqualTo(Directives.NONE);
  }

  @Test
  void readsADirectiveBehindAByteOrderMark() {
    var reading = reading("\uFEFF-- interlock: parents=none\r\nSELECT 1;");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.directives().parents().orElseThrow().versions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-- interlock is a tool", "-- interlocking parents", "-- see interlock: x"})
  void leavesOrdinaryCommentsAlone(String line) {
    assertThat(reading(line + "\n").problems()).isEmpty();
  }

  @Test
  void namesTheNearestDirectiveAndThePlace() {
    var problem = problem("\n-- interlock: parent=V1\nSELECT 1;");
    assertThat(problem.code()).isEqualTo(Code.BAD_DIRECTIVE);
    assertThat(problem.message()).isEqualTo("`parent` is not a directive and has no effect.");
    assertThat(problem.help()).contains("Write `parents`.");
    assertThat(problem.place()).hasToString("Optional[V1__a.sql:2:15]");
    assertThat(problem.place().flatMap(p -> p.excerpt()))
        .hasValueSatisfying(e -> assertThat(e.length()).isEqualTo(6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "interlock: parents | `parents` has no value.",
        "interlock: parents=V1,R__x | `R__x` is not a version, so the parents are unknown.",
        "interlock: parents=V1 V2 | `V2` after the directive cannot be read.",
        "interlock: allow=DAT101 | `allow` has no reason.",
        "interlock: allow=dat1 \"x\" | `dat1` is not the code of a finding and allows nothing.",
        "interlock: breaking \"x | the reason of `breaking` is not closed.",
        "interlock: breaking \" \" | the reason of `breaking` is empty.",
        "interlock: rollback=maybe \"x\" | `rollback` cannot be `maybe`.",
        "interlock: verify | `verify` has no query, so nothing would be verified.",
        "interlock: verify DELETE FROM t | `verify` has no query, so nothing would be verified.",
        "interlock parents=V1 | `parents` is ignored because a colon is missing.",
        "interlock: | the line has no directive."
      })
  void refusesWhatItCannotRead(String line, String message) {
    assertThat(problem("-- " + line + "\n").message()).isEqualTo(message);
  }

  @Test
  void countsTheOtherLinesWhenOneIsWrong() {
    var reading =
        reading(
            """
            -- interlock: breaking "first"
            -- interlock: breaking "second"
            -- interlock: paarents=V1
            -- interlock: parents=V1
            """);
    assertThat(reading.problems()).hasSize(2);
    assertThat(reading.directives().breaking()).contains("first");
    assertThat(reading.directives().parents()).isPresent();
  }

  private static Finding problem(String content) {
    var problems = reading(content).problems();
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  private static Directives read(String content) {
    assertThat(reading(content).problems()).isEmpty();
    return reading(content).directives();
  }

  private static DirectiveReader.Reading reading(String content) {
    return DirectiveReader.read("V1__a.sql", Header.of(content.getBytes(UTF_8)));
  }
}
