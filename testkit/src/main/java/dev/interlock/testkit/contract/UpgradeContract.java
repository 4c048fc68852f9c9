package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import org.junit.jupiter.api.Test;

/** Upgrades. */
interface UpgradeContract extends Contract {

  @Test
  default void appliesEverythingToAnEmptyDatabase() {
    project().writeTables(3);
    assertThat(project().run().upgrade()).containsExactly("V1", "V2", "V3");
    assertThat(project().tables()).containsExactly("t1", "t2", "t3");
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 applied", "V3 applied");
  }

  @Test
  default void takesNoLockWhereNothingIsToDo() {
    project().writeTables(2);
    project().run().upgrade();
    long token = project().lockToken();
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().lockToken()).isEqualTo(token);
    assertThat(project().rows("SELECT outcome FROM interlock_run")).containsExactly("done");
  }

  @Test
  default void leavesNothingBehindInAnEmptyDatabaseThatIsOnlyLookedAt() {
    project().writeTables(1);
    var status = project().run().with(interlock -> interlock.status());
    assertThat(status.migrations().ledger().present()).isFalse();
    assertThat(status.migrations().comparison().pending()).hasSize(1);
    assertThat(project().tables()).isEmpty();
  }

  @Test
  default void givesTheLockBack() {
    project().writeTables(1);
    project().run().upgrade();
    assertThat(project().rows("SELECT run, until FROM interlock_lock"))
        .containsExactly("null null");
  }

  @Test
  default void stopsAtAVersion() {
    project().writeTables(3);
    assertThat(project().run().upgrade("2")).containsExactly("V1", "V2");
    assertThat(project().tables()).containsExactly("t1", "t2");
  }

  @Test
  default void goesSoManyStepsForward() {
    project().writeTables(4);
    assertThat(project().run().upgrade("+1")).containsExactly("V1");
    assertThat(project().run().upgrade("+2")).containsExactly("V2", "V3");
    assertThat(project().run().upgrade()).containsExactly("V4");
  }

  @Test
  default void ordersVersionsAsNumbers() {
    project().writeTables(11);
    assertThat(project().run().upgrade()).endsWith("V8", "V9", "V10", "V11");
  }

  @Test
  default void onlyWarnsOnADatabaseThatIsAhead() {
    project().writeTables(2);
    project().run().upgrade();
    project().delete("V2__table.sql");
    project().delete("U2__table.sql");
    var run = project().run();
    long token = project().lockToken();
    assertThat(run.upgrade()).isEmpty();
    assertThat(run.events().noticed()).containsOnly(Code.DATABASE_AHEAD);
    assertThat(project().lockToken()).isEqualTo(token);
  }

  @Test
  default void recordsHostileDescriptionsAsTheyAre() {
    String words = "it's_\"quoted\"_ünïcödé_雪_$1_{x}_%s_--_;";
    project().write("V1__" + words + ".sql", "CREATE TABLE a (id integer);");
    project().write("R__" + words + ".sql", "INSERT INTO a VALUES (1);");
    assertThat(project().run().upgrade()).containsExactly("V1", "R__" + words);
    assertThat(project().rows("SELECT description FROM interlock_migration"))
        .containsOnly(words.replace('_', ' '));
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void marksTheDatabaseAsProduction() {
    project().writeTables(1);
    for (boolean production : new boolean[] {true, true, false}) {
      var run = project().run();
      run.with(interlock -> {
        interlock.init(production);
        return interlock;
      });
      boolean guarded = run.with(interlock -> interlock.status().migrations().ledger().guarded());
      assertThat(guarded).isEqualTo(production);
    }
  }
}
