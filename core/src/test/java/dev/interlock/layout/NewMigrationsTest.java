package dev.interlock.layout;

import static dev.interlock.history.TestMigrations.history;
import static dev.interlock.history.TestMigrations.versioned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.layout.tool.NewMigrationFile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewMigrationsTest {

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

  @ParameterizedTest
  @CsvSource({
    "golang-migrate, 000001_add_tasks.up.sql 000001_add_tasks.down.sql",
    "dbmate, 20260301102030_add_tasks.sql",
    "goose, 20260301102030_add_tasks.sql",
    "sqlx, 20260301102030_add_tasks.up.sql 20260301102030_add_tasks.down.sql",
    "diesel, 2026-03-01-102030_add_tasks/up.sql 2026-03-01-102030_add_tasks/down.sql",
    "prisma, 20260301102030_add_tasks/migration.sql 20260301102030_add_tasks/down.sql"
  })
  void beginsInEveryLayout(String tool, String files) {
    var written =
        NewMigrations.next(of(tool), history(new String[0]), "add tasks", true, clock).stream()
            .map(NewMigrationFile::name);
    assertThat(written).containsExactly(files.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "dbmate, 20240101120000, 20260301102030_x.sql",
    "dbmate, 20240101120000123, 20260301102030500_x.sql",
    "dbmate, 003, 004_x.sql",
    "dbmate, 9, 20260301102030_x.sql",
    "prisma, 0_init, 1_x/migration.sql",
    "prisma, 20260301102030_init, 20260301102031_x/migration.sql",
    "prisma, init, 20260301102030_x/migration.sql",
    "diesel, 2026-03-01-102030, 2026-03-01-102031_x/up.sql",
    "diesel, 2026-03-01-102030-0000, 2026-03-01-102031-0000_x/up.sql"
  })
  void continuesTheStyleOfNames(String tool, String last, String next) {
    var migration = named(last);
    assertThat(
            NewMigrations.next(
                of(tool), History.of(List.of(migration), List.of()), "x", false, clock))
        .extracting(NewMigrationFile::name)
        .containsExactly(next);
  }

  private static MigrationTool of(String tool) {
    return MigrationTools.named(tool).orElseThrow();
  }

  private static Migration named(String written) {
    var model = versioned("V1");
    var version = Version.whole(written.replace("-", ""), written);
    return new Migration(MigrationId.of(version), "x", List.of(), model.up(), Optional.empty());
  }

  @Test
  void beginsWithOne() {
    var first = next(history(new String[0]), "first tables");
    assertThat(first)
        .isEqualTo(new NewMigrationFile("V1__first_tables.sql", "-- first tables\n\n"));
  }

  @Test
  void writesAnUndoBesideIt() {
    assertThat(NewMigrations.next(new Flyway(), history("V1"), "add tasks", true, clock))
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
    assertThat(NewMigrations.merge(new Flyway(), history("V1", "V2", "V3<V1"), clock))
        .contains(new NewMigrationFile("V4__merge_V2_V3.sql", "-- interlock: parents=V2,V3\n"));
  }

  @Test
  void mergesNothingWhereThereIsOneHead() {
    assertThat(NewMigrations.merge(new Flyway(), history("V1", "V2"), clock)).isEmpty();
  }

  private NewMigrationFile next(History history, String words) {
    return NewMigrations.next(new Flyway(), history, words, false, clock).getFirst();
  }
}
