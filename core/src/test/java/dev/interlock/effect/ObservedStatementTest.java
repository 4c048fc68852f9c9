package dev.interlock.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import dev.interlock.history.Commits;
import dev.interlock.history.Directives;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.TinySplitter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObservedStatementTest {

  private static final StatementEffect INSIDE = effect(true);
  private static final StatementEffect OUTSIDE = effect(false);

  @Test
  void passesOverTransactionControl() {
    assertThat(found("SELECT 1; BEGIN; SELECT 2; SELECT 3; COMMIT;", INSIDE, INSIDE, INSIDE))
        .containsExactly("0 in 0", "2 in 1", "3 in 1");
  }

  @Test
  void dividesWhereTheServerRefusedATransaction() {
    assertThat(found("SELECT 1; SELECT 2; SELECT 3;", INSIDE, OUTSIDE, INSIDE))
        .containsExactly("0 in 0", "1 in 1", "2 in 2");
    assertThat(found("SELECT 1; SELECT 2;", OUTSIDE, OUTSIDE)).containsExactly("0 in 0", "1 in 1");
  }

  @Test
  void countsASettingAsAStepOfItsOwn() {
    assertThat(
            eachAlone("SET a = 1; SELECT 1; VACUUM t; SELECT 2;", INSIDE, INSIDE, OUTSIDE, INSIDE))
        .containsExactly("0 in 0", "1 in 1", "2 in 2", "3 in 3");
    assertThat(eachAlone("SET a = 1; SET b = 1; VACUUM t;", INSIDE, INSIDE, OUTSIDE))
        .containsExactly("0 in 0", "1 in 0", "2 in 1");
    assertThat(eachAlone("SET a = 1; SELECT 1; SELECT 2;", INSIDE, OUTSIDE, INSIDE))
        .containsExactly("0 in 0", "1 in 1", "2 in 2");
  }

  @Test
  void knowsNothingOfOtherStatements() {
    assertThat(ObservedStatement.of(file("SELECT 1;", Commits.TOGETHER), List.of(INSIDE, INSIDE)))
        .isEmpty();
    assertThat(
            ObservedStatement.of(
                file("BEGIN; SELECT 1; COMMIT;", Commits.TOGETHER), List.of(OUTSIDE)))
        .isEmpty();
  }

  private static Stream<String> found(String sql, StatementEffect... effects) {
    return found(sql, Commits.TOGETHER, effects);
  }

  private static Stream<String> eachAlone(String sql, StatementEffect... effects) {
    return found(sql, Commits.EACH, effects);
  }

  private static Stream<String> found(String sql, Commits commits, StatementEffect... effects) {
    return ObservedStatement.of(file(sql, commits), List.of(effects)).orElseThrow().stream()
        .map(observed -> observed.number() + " in " + observed.step());
  }

  private static ScriptFile file(String sql, Commits commits) {
    return new ScriptFile(
        "V1__a.sql",
        Checksum.of(sql.getBytes(StandardCharsets.UTF_8)),
        new Directives(
            Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of()),
        commits,
        () -> sql,
        new TinySplitter());
  }

  private static StatementEffect effect(boolean transactional) {
    return new StatementEffect(
        1,
        transactional,
        List.of(),
        Collections.emptySortedMap(),
        Collections.emptySortedSet(),
        Collections.emptySortedSet(),
        Collections.emptySortedMap());
  }
}
