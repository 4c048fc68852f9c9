package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import dev.interlock.rollback.AppliedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Undoing what one run applied, after its service failed. */
interface RollbackContract extends Contract {

  @Test
  default void undoesWhatTheRunApplied() {
    upgradeTo(1);
    AppliedRun run = upgradeTo(3);
    assertThat(rollBack(run)).containsExactly("V3", "V2");
    assertThat(project().tables()).containsExactly("t1");
    assertThat(project().ledgerForEver()).containsExactly("V1 null", "V2 undone", "V3 undone");
  }

  @Test
  default void undoesNothingWhereNothingWasApplied() {
    upgradeTo(1);
    AppliedRun run = upgradeTo(1);
    assertThat(run.isEmpty()).isTrue();
    assertThat(rollBack(run)).isEmpty();
  }

  @Test
  default void keepsATableWithRows() {
    upgradeTo(1);
    AppliedRun run = upgradeTo(2);
    project().execute("INSERT INTO t2 VALUES (1), (2)");
    Finding finding = refused(run);
    assertThat(finding.notes()).containsExactly("2 rows of table t2");
    assertThat(finding.help().orElseThrow()).contains("`interlock downgrade -1 --allow-loss`");
    assertThat(project().tables()).containsExactly("t1", "t2");
  }

  @Test
  default void keepsAColumnWithValues() {
    upgradeTo(1);
    project().execute("INSERT INTO t1 VALUES (1), (2)");
    addColumns();
    AppliedRun run = upgrade();
    project().execute("UPDATE t1 SET note = 'mine' WHERE id = 1");
    assertThat(refused(run).notes()).containsExactly("1 value of column t1.note");
    project().execute("UPDATE t1 SET note = 'none'");
    assertThat(rollBack(run)).containsExactly("V2");
  }

  @Test
  default void keepsWhatAnUndoScriptMayDelete() {
    upgradeTo(1);
    project().write("V2__table.sql", "CREATE TABLE t2 (id integer);");
    project().write("U2__table.sql", "DELETE FROM t1; DROP TABLE t2;");
    AppliedRun run = upgrade();
    assertThat(refused(run).notes()).containsExactly("the undo script of `V2` may write rows");
  }

  @Test
  default void keepsATableThatTheUndoScriptReplaces() {
    upgradeTo(1);
    project().execute("INSERT INTO t1 VALUES (1)");
    project().write("V2__view.sql", "CREATE VIEW v AS SELECT 1 AS one;");
    project().write("U2__view.sql", "DROP VIEW v; DROP TABLE t1; CREATE TABLE t1 (id integer);");
    assertThat(refused(upgrade()).notes()).containsExactly("1 row of table t1");
    assertThat(project().rows("SELECT count(*) FROM t1")).containsExactly("1");
  }

  @Test
  default void keepsWhatAnUndoScriptDoesNotRestore() {
    upgradeTo(1);
    project().write("V2__table.sql", "CREATE TABLE t2 (id integer); CREATE TABLE t3 (id integer);");
    project().write("U2__table.sql", "DROP TABLE t2;");
    Finding finding = refused(upgrade());
    assertThat(finding.message()).contains("do not restore the schema");
    assertThat(finding.notes().getFirst()).contains("created table t3");
    assertThat(project().tables()).containsExactly("t1", "t2", "t3");
  }

  @Test
  default void keepsWhatHasNoUndoScript() {
    upgradeTo(1);
    project().write("V2__table.sql", "CREATE TABLE t2 (id integer);");
    assertThat(refused(upgrade()).message()).contains("not all of it can be undone");
  }

  @Test
  default void keepsEverythingBelowARepeatable() {
    upgradeTo(1);
    project().writeTables(2);
    project().write("R__view.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT id FROM t2;");
    assertThat(refused(upgrade()).notes())
        .containsExactly("`R__view` is repeatable and has no undo script");
  }

  @Test
  default void keepsASchemaThatAnotherRunHasReliedOn() {
    AppliedRun run = upgradeTo(2);
    Run other = project().run();
    other.with(interlock -> {
      interlock.recordStart();
      return true;
    });
    assertThat(refused(run).message()).contains("`interlock start`", other.holder().run().value());
    assertThat(project().tables()).containsExactly("t1", "t2");
  }

  @Test
  default void startsNothingOnASchemaThatWasUndone() {
    upgradeTo(1);
    rollBack(upgradeTo(2));
    Finding finding =
        Run.failure(
            Failure.Refused.class,
            () ->
                project()
                    .run()
                    .with(interlock -> {
                      interlock.recordStart();
                      return true;
                    }));
    assertThat(finding.code()).isEqualTo(Code.ROLLED_BACK_MEANWHILE);
  }

  @Test
  default void keepsTheSchemaWithoutAShadowDatabase() {
    AppliedRun run = upgradeTo(2);
    project().withoutShadow("no shadow database");
    assertThat(refused(run).notes()).containsExactly("no shadow database");
  }

  private void addColumns() {
    project()
        .write(
            "V2__columns.sql",
            "ALTER TABLE t1 ADD COLUMN note varchar(9) DEFAULT 'none';"
                + " ALTER TABLE t1 ADD COLUMN spare integer;");
    project()
        .write(
            "U2__columns.sql",
            "ALTER TABLE t1 DROP COLUMN note; ALTER TABLE t1 DROP COLUMN spare;");
  }

  private AppliedRun upgradeTo(int tables) {
    project().writeTables(tables);
    return upgrade();
  }

  private AppliedRun upgrade() {
    return project()
        .run()
        .with(interlock -> interlock.recordOf(interlock.upgrade(new Goal.Head())));
  }

  private List<String> rollBack(AppliedRun run) {
    Plan plan = project().run().with(interlock -> interlock.rollBack(run));
    return plan.migrations().stream().map(migration -> migration.id().toString()).toList();
  }

  private Finding refused(AppliedRun run) {
    Finding finding = Run.failure(Failure.Refused.class, () -> rollBack(run));
    assertThat(finding.code()).isEqualTo(Code.NOT_ROLLED_BACK);
    return finding;
  }
}
