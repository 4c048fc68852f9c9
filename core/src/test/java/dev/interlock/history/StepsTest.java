package dev.interlock.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.TinySplitter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a; b; c | [a b c]",
        "BEGIN ISOLATION LEVEL SERIALIZABLE; a; b; COMMIT | [BEGIN ISOLATION LEVEL SERIALIZABLE: a b]",
        "SET x; a | [SET x a]",
        "BEGIN; SET TRANSACTION READ WRITE; a; COMMIT; b | [BEGIN READ WRITE: a] [b]",
        "START TRANSACTION; SET LOCAL x; set transaction isolation level serializable; a; COMMIT"
            + " | [START TRANSACTION isolation level serializable: SET LOCAL x a]",
        "SET TRANSACTION READ WRITE; a; VACUUM t; b | [BEGIN READ WRITE: a] VACUUM t [b]",
        "a; SET TRANSACTION READ WRITE | [a SET TRANSACTION READ WRITE]",
        "SET TRANSACTION SNAPSHOT 'x'; a | [SET TRANSACTION SNAPSHOT 'x' a]",
        "SET /* it */ TRANSACTION READ WRITE; a | [BEGIN READ WRITE: a]",
        "SET/**/LOCAL x; SET TRANSACTION/**/READ WRITE; a | [BEGIN READ WRITE: SET/**/LOCAL x a]",
        "SET TRANSACTION /* of */ SNAPSHOT 'x'; a | [SET TRANSACTION /* of */ SNAPSHOT 'x' a]",
        "a; VACUUM t; b; c | [a] VACUUM t [b c]",
        "VACUUM t; VACUUM u | VACUUM t VACUUM u",
        "a; BEGIN; b; COMMIT; c; BEGIN; d; COMMIT | [a] [BEGIN: b] [c] [BEGIN: d]",
        "BEGIN; COMMIT; a | [a]",
        "BEGIN; a; COMMIT; VACUUM t | [BEGIN: a] VACUUM t"
      })
  void dividesAScript(String sql, String expected) {
    var steps = Steps.of(script(sql), Set.of());
    assertThat(steps.problems()).isEmpty();
    assertThat(shown(steps.steps())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a; b | [a] [b]",
        "a; VACUUM t; b | [a] VACUUM t [b]",
        "SET x; a; VACUUM t; SET y; b | [SET x] [a] VACUUM t [SET y] [b]",
        "SET x; SET y; a; b; SET x | [SET x SET y] [a] [b] [SET x]",
        "BEGIN; a; b; COMMIT; c | [BEGIN: a b] [c]",
        "SET x; BEGIN; a; COMMIT | [SET x] [BEGIN: a]",
        "BEGIN; SET x; a; COMMIT; b | [BEGIN: SET x a] [b]",
        "SET TRANSACTION READ WRITE; a; b | [a] [b]",
        "SET x | [SET x]"
      })
  void dividesAScriptWhereEachStatementCommitsAlone(String sql, String expected) {
    var steps = Steps.of(script(sql), Commits.EACH, Set.of());
    assertThat(steps.problems()).isEmpty();
    assertThat(shown(steps.steps())).isEqualTo(expected);
  }

  @Test
  void makesNoStepOfAnEmptyScript() {
    var steps = Steps.of(script("-- nothing\n"), Set.of());
    assertThat(steps.steps()).isEmpty();
    assertThat(steps.isTransactional()).isTrue();
  }

  @Test
  void setsApartWhatTheServerRefusedInATransaction() {
    var steps = Steps.of(script("a; b; c"), Set.of(1));
    assertThat(shown(steps.steps())).isEqualTo("[a] b [c]");
    assertThat(steps.isTransactional()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BEGIN; a | `BEGIN` opens a transaction that no `COMMIT` ends. | 1:1",
        "BEGIN; BEGIN; COMMIT | `BEGIN` opens a transaction inside a transaction. | 1:8",
        "BEGIN; VACUUM t; COMMIT | `VACUUM t` cannot run inside `BEGIN … COMMIT`. | 1:8",
        "a; ROLLBACK | `ROLLBACK` cannot be honoured in a migration. | 1:4"
      })
  void refusesTransactionControl(String sql, String message, String place) {
    var problem = onlyProblem(sql, Set.of());
    assertThat(problem.code()).isEqualTo(Code.TRANSACTION_CONTROL);
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.place().orElseThrow()).hasToString("V1__a.sql:" + place);
    assertThat(problem.help()).isPresent();
  }

  /** The COMMIT ends the transaction of any migration tool; without one, PostgreSQL only warns. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a; COMMIT; b; c | [a] [b c] | 1:4",
        "a; COMMIT | [a] | 1:4",
        "COMMIT; a | [a] | 1:1",
        "BEGIN; a; COMMIT; COMMIT; b | [BEGIN: a] [b] | 1:19"
      })
  void takesACommitThatNothingOpenedForABorder(String sql, String expected, String place) {
    var steps = Steps.of(script(sql), Set.of());
    assertThat(shown(steps.steps())).isEqualTo(expected);
    assertThat(steps.errors()).isEmpty();
    assertThat(steps.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(Code.TRANSACTION_CONTROL);
          assertThat(problem.severity()).isEqualTo(Severity.WARNING);
          assertThat(problem.place().orElseThrow()).hasToString("V1__a.sql:" + place);
        });
  }

  @Test
  void refusesInABlockWhatTheServerRefusedInATransaction() {
    assertThat(onlyProblem("BEGIN; a; COMMIT", Set.of(1)).code())
        .isEqualTo(Code.TRANSACTION_CONTROL);
  }

  @Test
  void refusesClientCommands() {
    var problem = onlyProblem("\\connect other;", Set.of());
    assertThat(problem.code()).isEqualTo(Code.CLIENT_COMMAND);
    assertThat(problem.message())
        .isEqualTo("`\\connect other` is a command of psql, which no server understands.");
  }

  private static Finding onlyProblem(String sql, Set<Integer> alsoNonTransactional) {
    var problems = Steps.of(script(sql), alsoNonTransactional).problems();
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  @Test
  void runsAStatementOnlineApartFromTheOthers() {
    var sequence = new OnlineSequence(List.of(SafeStep.lasting("safe")), List.of());
    assertThat(
            shown(
                Steps.of(script("one;two;three;"), Commits.TOGETHER, Set.of(), Map.of(1, sequence))
                    .steps()))
        .isEqualTo("[one] online two [three]");
    assertThat(
            Steps.of(script("BEGIN;one;COMMIT;"), Commits.TOGETHER, Set.of(), Map.of(1, sequence))
                .errors())
        .hasSize(1);
  }

  private static Script script(String sql) {
    return Script.of("V1__a.sql", sql, new TinySplitter());
  }

  private static String shown(List<Step> steps) {
    return steps.stream().map(StepsTest::shown).collect(Collectors.joining(" "));
  }

  private static String shown(Step step) {
    return switch (step) {
      case Step.NonTransactional nonTransactional -> nonTransactional.statement().text();
      case Step.Batched batched -> "batches of " + batched.statement().text();
      case Step.Online online -> "online " + online.statement().text();
      case Step.Transactional block ->
          block.statements().stream()
              .map(Statement::text)
              .collect(
                  Collectors.joining(
                      " ", "[" + block.begin().map(b -> b.text() + ": ").orElse(""), "]"));
    };
  }
}
