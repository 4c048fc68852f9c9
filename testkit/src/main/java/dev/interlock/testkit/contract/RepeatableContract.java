package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Migrations that run again when their file changes. */
interface RepeatableContract extends Contract {

  String VIEW =
      """
      DROP VIEW IF EXISTS v;
      CREATE VIEW v AS SELECT %d AS answer;
      """;

  @Test
  default void runsRepeatablesAfterVersions() {
    project().writeTables(2);
    project().write("R__view.sql", VIEW.formatted(1));
    assertThat(project().run().upgrade()).containsExactly("V1", "V2", "R__view");
  }

  @Test
  default void runsThemAgainOnlyWhenTheirStatementsChange() {
    project().write("R__view.sql", VIEW.formatted(1));
    project().run().upgrade();
    project().write("R__view.sql", "-- only words\n\n" + VIEW.formatted(1));
    assertThat(project().run().upgrade()).isEmpty();
    project().write("R__view.sql", VIEW.formatted(2));
    assertThat(project().run().upgrade()).containsExactly("R__view");
    assertThat(project().rows("SELECT answer FROM v")).containsExactly("2");
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void keepsTheRowOfTheFormerRun() {
    project().write("R__view.sql", VIEW.formatted(1));
    project().run().upgrade();
    project().write("R__view.sql", VIEW.formatted(2));
    project().run().upgrade();
    assertThat(project().ledgerForEver()).containsExactly("R__view replaced", "R__view null");
  }
}
