package dev.interlock.gate.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("A12")
class LogDiagnosisTest {

  static Stream<ErrorText> known() {
    return ErrorText.of("postgresql", "connections", "sqlite", "tools", "held-out", "held-out-2");
  }

  static Stream<ErrorText> nearMisses() {
    return ErrorText.of("near-misses", "held-out-near-misses");
  }

  @ParameterizedTest
  @MethodSource("known")
  void namesTheCauseAndTheObject(ErrorText expected) {
    Diagnosis root = LogDiagnosis.of(expected.text()).errors().getFirst();

    assertThat(root.cause().id()).isEqualTo(expected.cause());
    expected.subject().ifPresent(subject -> assertThat(root.subject()).contains(subject));
    assertThat(root.explanation()).doesNotContain("{", "}");
  }

  @ParameterizedTest
  @MethodSource("nearMisses")
  void doesNotRecogniseWhatOnlyResemblesAnError(ErrorText text) {
    assertThat(LogDiagnosis.of(text.text()).errors()).isEmpty();
  }

  @Test
  void putsTheInnermostCauseBeforeItsConsequences() {
    var found =
        LogDiagnosis.of(
            """
            INFO starting
            java.lang.IllegalStateException: start failed
            \tat app.Main.main(Main.java:9)
            Caused by: org.postgresql.util.PSQLException: ERROR: deadlock detected
            \tat app.Dao.save(Dao.java:12)
            Caused by: org.postgresql.util.PSQLException: FATAL: sorry, too many clients already
            ERROR: relation "task" does not exist
            """);

    assertThat(found.errors())
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.TOO_MANY_CONNECTIONS, Cause.DEADLOCK, Cause.RELATION_MISSING);
    assertThat(found.errors()).extracting(Diagnosis::line).containsExactly(6, 4, 7);
  }

  @Test
  void reportsEachErrorOnceWithItsFirstLine() {
    var found =
        LogDiagnosis.of("start\n" + "ERROR:  relation \"task\" does not exist\n".repeat(50));

    assertThat(found.errors()).hasSize(1);
    assertThat(found.errors().getFirst().line()).isEqualTo(2);
  }

  @Test
  void readsThroughColoursAndJson() {
    var found =
        LogDiagnosis.of(
            """
            \u001b[31mERROR:  column "due" does not exist\u001b[0m
            {"level":"error","stack":"a\\nERROR: relation \\"t\\" does not exist"}
            """);

    assertThat(found.errors())
        .extracting(Diagnosis::cause)
        .containsExactly(Cause.COLUMN_MISSING, Cause.RELATION_MISSING);
    assertThat(found.errors().getLast().line()).isEqualTo(2);
  }

  @Test
  void saysWhichLineItDoesNotKnow() {
    var found = LogDiagnosis.of("tests: 0 errors\nINFO ready\nFrobnicationError: no flux\n");

    assertThat(found.errors()).isEmpty();
    assertThat(found.unknown()).contains(new LogDiagnosis.Unknown(3, "FrobnicationError: no flux"));
    assertThat(found.lines()).isEqualTo(3);
  }

  @Test
  void saysNothingOfALogWithoutErrors() {
    assertThat(LogDiagnosis.of("INFO ready\n").unknown()).isEmpty();
    assertThat(LogDiagnosis.of("").lines()).isZero();
  }
}
