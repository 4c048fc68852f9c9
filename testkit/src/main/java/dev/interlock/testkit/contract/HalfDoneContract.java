package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.Interlock;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.Lease;
import dev.interlock.plan.Goal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Half-done work, up or down, never passes as done, whichever command finds it. */
interface HalfDoneContract extends Contract {

  String UP =
      """
      BEGIN; CREATE TABLE t2 (id integer); COMMIT;
      BEGIN; CREATE TABLE u2 (id integer); COMMIT;
      """;

  String DOWN =
      """
      BEGIN; DROP TABLE u2; COMMIT;
      BEGIN; DROP TABLE t2; COMMIT;
      """;

  private void writeTwo() {
    project().writeTables(1);
    project().write("V2__two.sql", UP);
    project().write("U2__two.sql", DOWN);
  }

  private void killedGoingDown() {
    writeTwo();
    project().run().upgrade();
    project().execute("DROP TABLE u2");
    project().killedIn("V2", Direction.DOWN, 2, Optional.empty());
  }

  private void killedGoingUp() {
    writeTwo();
    project().run().upgrade("1");
    project().execute("CREATE TABLE t2 (id integer)");
    project().killedIn("V2", Direction.UP, 2, Optional.empty());
  }

  private Finding refusal(Runnable work) {
    return Run.failure(Failure.Refused.class, work);
  }

  // A journal row of a rollback means that the database is not at the head (J3).
  @Test
  default void refusesToUpgradeWhatIsHalfUndone() {
    killedGoingDown();
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.HALF_UNDONE);
    assertThat(finding.message()).isEqualTo("`V2` is half undone: 1 of 2 statements done.");
    assertThat(finding.notes())
        .containsExactly("done: line 1, `DROP TABLE u2`", "left: line 2, `DROP TABLE t2`");
    assertThat(finding.help().orElse("")).contains("`interlock downgrade`", "`interlock sync`");
    assertThat(refusal(() -> project().run().with(i -> i.planUpgrade(new Goal.Head()))).code())
        .isEqualTo(Code.HALF_UNDONE);
    assertThat(refusal(() -> project().run().upgrade("1")).code()).isEqualTo(Code.HALF_UNDONE);
    assertThat(refusal(() -> project().run().downgrade("2")).code()).isEqualTo(Code.HALF_UNDONE);
    assertThat(project().tables()).containsExactly("t1", "t2");
  }

  // The same with seals (J3).
  @Test
  default void refusesToUpgradeWhatIsHalfUndoneWhereItIsSealed() {
    writeTwo();
    project().seal();
    project().run().upgrade();
    project().write("U2__two.sql", "BEGIN; DROP TABLE u2; COMMIT; DROP TABLE absent;");
    Run.failure(Failure.Stopped.class, () -> project().run().downgrade("-1"));
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.HALF_UNDONE);
    project().write("U2__two.sql", DOWN);
    assertThat(project().run().downgrade("-1")).containsExactly("V2");
    assertThat(project().tables()).containsExactly("t1");
    assertThat(project().run().upgrade()).containsExactly("V2");
  }

  // The rollback continues in its own direction (J3).
  @Test
  default void goesOnDownWhereItStopped() {
    killedGoingDown();
    assertThat(project().run().downgrade("-1")).containsExactly("V2");
    assertThat(project().tables()).containsExactly("t1");
    assertThat(project().journal()).isEmpty();
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().tables()).containsExactly("t1", "t2", "u2");
  }

  // Or sync restores the migration by the schema (J3).
  @Test
  default void syncBringsBackWhatIsHalfUndone() {
    killedGoingDown();
    project().seal();
    assertThat(project().run().sync()).containsExactly("V2");
    assertThat(project().tables()).containsExactly("t1", "t2", "u2");
    assertThat(project().journal()).isEmpty();
    assertThat(project().ledgerForEver()).containsExactly("V1 null", "V2 repaired", "V2 null");
    assertThat(project().run().upgrade()).isEmpty();
  }

  // The undo script was killed before its first statement took effect (J3).
  @Test
  default void syncSettlesAnUndoThatHadNotBegun() {
    writeTwo();
    project().run().upgrade();
    project().killedIn("V2", Direction.DOWN, 0, Optional.of(""));
    project().seal();
    project().run().sync();
    assertThat(project().journal()).isEmpty();
    assertThat(project().tables()).containsExactly("t1", "t2", "u2");
  }

  // A migration that is half applied blocks a rollback of those below it (J4).
  @Test
  default void refusesToDowngradeBelowWhatIsHalfApplied() {
    killedGoingUp();
    Finding finding = refusal(() -> project().run().downgrade("-1"));
    assertThat(finding.code()).isEqualTo(Code.HALF_APPLIED);
    assertThat(finding.message())
        .isEqualTo("`V2` is half applied (1 of 2 statements done), so nothing is undone.");
    assertThat(project().tables()).containsExactly("t1", "t2");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().run().downgrade("base")).containsExactly("V2", "V1");
    assertThat(project().tables()).isEmpty();
  }

  // The goal is below the half-applied migration (J6).
  @Test
  default void saysWhatIsHalfAppliedAboveTheGoal() {
    killedGoingUp();
    Finding finding = refusal(() -> project().run().upgrade("1"));
    assertThat(finding.code()).isEqualTo(Code.HALF_APPLIED);
    assertThat(finding.help().orElse("")).contains("`interlock upgrade` to `V2`");
  }

  // A plan shows only the remaining steps (J6).
  @Test
  default void plansOnlyWhatIsLeft() {
    killedGoingUp();
    var plan = project().run().with(interlock -> interlock.planUpgrade(new Goal.Head()));
    assertThat(plan.migrations().getFirst().steps(Set.of()).steps()).hasSize(1);
  }

  // The file of a half-applied migration is missing, and later migrations exist.
  @Test
  default void refusesWhereTheFileOfAHalfAppliedMigrationIsGone() {
    killedGoingUp();
    project().write("V3__three.sql", "CREATE TABLE t3 (id integer);\n");
    project().delete("V2__two.sql");
    project().delete("U2__two.sql");
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.HALF_APPLIED);
    assertThat(finding.notes()).contains("no file has it");
  }

  // An older release starts while a newer one is half applied, and warns.
  @Test
  default void warnsWhereANewerReleaseIsHalfApplied() {
    killedGoingUp();
    project().delete("V2__two.sql");
    project().delete("U2__two.sql");
    var run = project().run();
    assertThat(run.upgrade()).isEmpty();
    assertThat(run.events().noticed()).contains(Code.HALF_APPLIED);
  }

  // A stamp settles the journal in the same transaction (J5).
  @Test
  default void aStampSettlesTheJournal() {
    killedGoingUp();
    project().execute("CREATE TABLE u2 (id integer)");
    project().run().stamp("2");
    assertThat(project().journal()).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 stamped");
    assertThat(project().run().downgrade("-1")).containsExactly("V2");
  }

  // The same for a rollback (J5).
  @Test
  default void aStampSettlesWhatIsHalfUndone() {
    killedGoingDown();
    project().execute("DROP TABLE t2");
    project().run().stamp("1");
    assertThat(project().journal()).isEmpty();
    assertThat(project().run().upgrade()).containsExactly("V2");
  }

  // A repair settles a migration whose objects all exist (J5).
  @Test
  default void aRepairSettlesWhatIsThereAsAWhole() {
    killedGoingUp();
    project().execute("CREATE TABLE u2 (id integer)");
    project().seal();
    project().run().repair();
    assertThat(project().journal()).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 adopted");
    assertThat(project().run().upgrade()).isEmpty();
  }

  // A repair settles a migration whose objects are all missing (J5).
  @Test
  default void aRepairSettlesWhatIsNotThereAtAll() {
    killedGoingUp();
    project().execute("DROP TABLE t2");
    project().seal();
    project().run().repair();
    assertThat(project().journal()).isEmpty();
    assertThat(project().run().upgrade()).containsExactly("V2");
  }

  // The schema does not show rows, so a repair cannot tell whether they were changed (J5).
  @Test
  default void aRepairRefusesWhereRowsWereChanged() {
    project().writeTables(1);
    project()
        .write(
            "V2__rows.sql",
            "BEGIN; INSERT INTO t1 VALUES (1); COMMIT; CREATE TABLE t2 (id integer);");
    project().run().upgrade("1");
    project().execute("INSERT INTO t1 VALUES (1)");
    project().killedIn("V2", Direction.UP, 2, Optional.empty());
    project().seal();
    assertThat(refusal(() -> project().run().repair()).code()).isEqualTo(Code.HALF_APPLIED);
    assertThat(project().journal()).containsExactly("V2 up");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().rows("SELECT count(*) FROM t1")).containsExactly("1");
  }

  // Commands that only read the schema report it, too (like J3).
  @Test
  default void reportsToReadersOfTheSchemaThatItIsHalfDone() {
    killedGoingUp();
    assertThat(project().run().with(Interlock::halfDone))
        .extracting(Finding::message)
        .containsExactly("`V2` is half applied: statements done: 2.");
    project().run().upgrade();
    assertThat(project().run().with(Interlock::halfDone)).isEmpty();
    assertThat(project().run().downgrade("-1")).containsExactly("V2");
  }

  // Clean removes the half-done work with everything else, and reports it (like J5).
  @Test
  default void cleanSaysWhatWasHalfDone() {
    killedGoingUp();
    var run = project().run();
    run.with(Interlock::clean);
    assertThat(run.events().noticed()).contains(Code.HALF_APPLIED);
    assertThat(project().run().upgrade()).containsExactly("V1", "V2");
  }

  // The migrations were squashed while one of them was half applied (like J1).
  @Test
  default void goesOnWithWhatIsHalfAppliedOfARangeThatWasSquashed() {
    killedGoingUp();
    squashed();
    assertThat(project().run().upgrade()).containsExactly("V2", "V3", "V3.1");
    assertThat(project().tables()).containsExactly("t1", "t2", "t3", "u2");
    assertThat(project().journal()).isEmpty();
  }

  // Its file was not kept, or has been edited since.
  @Test
  default void refusesWhereTheHalfAppliedFileOfASquashedRangeIsNotWhatRan() {
    killedGoingUp();
    squashed();
    project().write("../squashed/V2__two.sql", "BEGIN; CREATE TABLE other (id integer); COMMIT;");
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.RESUME_EDITED);
    project().delete("../squashed/V2__two.sql");
    assertThat(project().run().failure(Failure.Refused.class).isError()).isTrue();
    assertThat(project().tables()).containsExactly("t1", "t2");
    assertThat(project().journal()).containsExactly("V2 up");
  }

  // A half-undone migration does not count as squashed either (like J3).
  @Test
  default void refusesToUpgradeWhatIsHalfUndoneOfARangeThatWasSquashed() {
    killedGoingDown();
    squashed();
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.HALF_UNDONE);
    assertThat(project().tables()).containsExactly("t1", "t2");
  }

  private void squashed() {
    project().write("../squashed/V1__table.sql", "CREATE TABLE t1 (id integer);\n");
    project().write("../squashed/V2__two.sql", UP);
    project().write("../squashed/V3__three.sql", "CREATE TABLE t3 (id integer);\n");
    for (String file : List.of("V1__table.sql", "U1__table.sql", "V2__two.sql", "U2__two.sql")) {
      project().delete(file);
    }
    project()
        .write(
            "V3.1__baseline.sql",
            "-- interlock: squashes=V1,V2,V3\nCREATE TABLE t1 (id integer);\n"
                + UP
                + "CREATE TABLE t3 (id integer);\n");
  }

  // The run waits for the work of another run instead of refusing it.
  @Test
  default void waitsForARunThatTakesAMigrationBack() throws InterruptedException {
    killedGoingDown();
    Holder other = Run.newHolder();
    try (var target = project().target(other)) {
      var token = target.tryLock(other, new Lease(Duration.ofSeconds(30))).orElseThrow().token();
      var upgraded = new AtomicReference<List<String>>();
      Thread waiting = new Thread(() -> upgraded.set(project().run().upgrade()));
      waiting.start();
      Thread.sleep(300);
      project().execute("DROP TABLE t2", "DELETE FROM interlock_journal");
      project()
          .execute(
              "UPDATE interlock_migration SET retired_as = 'undone', retired_at = applied_at WHERE id = 'V2'");
      target.unlock(token, List.of());
      waiting.join(20_000);
      assertThat(upgraded.get()).containsExactly("V2");
    }
  }
}
