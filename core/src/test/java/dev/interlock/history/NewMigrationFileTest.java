package dev.interlock.history;

import static dev.interlock.history.TestMigrations.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewMigrationFileTest {

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T10:20:30.5Z"));

  @ParameterizedTest
  @CsvSource({
    "V1, V2",
    "V009, V010",
    "V99, V100",
    "V1.2.3, V1.2.4",
    "V1_09, V1_10",
    "V20240101120000, V20260301102030",
    "V20260301102030, V20260301102031",
    "V20990101235959, V20990102000000",
    "V20241399999999, V20241400000000"
  })
  void continuesTheStyleOfTheLastVersion(String last, String next) {
    assertThat(next(history("V0", last), "Add  tasks!").name()).isEqualTo(next + "__Add_tasks.sql");
  }

  @Test
  void beginsWithOne() {
    var first = next(history(new String[0]), "first tables");
    assertThat(first)
        .isEqualTo(new NewMigrationFile("V1__first_tables.sql", "-- first tables\n\n"));
  }

  @Test
  void writesAnUndoBesideIt() {
    assertThat(NewMigrationFile.next(history("V1"), "add tasks", true, clock))
        .containsExactly(
            new NewMigrationFile("V2__add_tasks.sql", "-- add tasks\n\n"),
            new NewMigrationFile("U2__add_tasks.sql", "-- undo: add tasks\n\n"));
  }

  @Test
  void namesTheHeadWhereItIsNotTheHighestVersion() {
    assertThat(next(history("V1", "V2<V3", "V3<V1"), "x").content())
        .startsWith("-- interlock: parents=V2\n");
  }

  @Test
  void leavesNoWayOutOfTheFolder() {
    assertThat(next(history("V1"), "../../etc/x\n-- y").name()).isEqualTo("V2__etc_x_y.sql");
    assertThat(next(history("V1"), "a\nDROP TABLE t;").content()).hasLineCount(2);
  }

  @Test
  void cutsLongWords() {
    assertThat(next(history("V1"), "x".repeat(300)).name()).hasSizeLessThan(70);
  }

  @Test
  void refusesWordsWithoutALetter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> next(history("V1"), "--"))
        .withMessage("`--` has no letter or digit to name a file by.");
  }

  @Test
  void mergesAllHeads() {
    assertThat(NewMigrationFile.merge(history("V1", "V2", "V3<V1"), clock))
        .contains(new NewMigrationFile("V4__merge_V2_V3.sql", "-- interlock: parents=V2,V3\n"));
  }

  @Test
  void mergesNothingWhereThereIsOneHead() {
    assertThat(NewMigrationFile.merge(history("V1", "V2"), clock)).isEmpty();
  }

  private NewMigrationFile next(History history, String words) {
    return NewMigrationFile.next(history, words, false, clock).getFirst();
  }
}
