package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import org.junit.jupiter.api.Test;

/** Rollback by undo scripts. */
interface DowngradeContract extends Contract {

  @Test
  default void undoesTheLastOne() {
    project().writeTables(3);
    project().run().upgrade();
    assertThat(project().run().downgrade("-1")).containsExactly("V3");
    assertThat(project().tables()).containsExactly("t1", "t2");
  }

  @Test
  default void undoesEverythingAboveAVersionNewestFirst() {
    project().writeTables(3);
    project().run().upgrade();
    assertThat(project().run().downgrade("1")).containsExactly("V3", "V2");
    assertThat(project().tables()).containsExactly("t1");
  }

  @Test
  default void undoesEverything() {
    project().writeTables(3);
    project().run().upgrade();
    assertThat(project().run().downgrade("base")).containsExactly("V3", "V2", "V1");
    assertThat(project().tables()).isEmpty();
  }

  @Test
  default void retiresRowsAndDeletesNone() {
    project().writeTables(2);
    project().run().upgrade();
    project().run().downgrade("1");
    assertThat(project().ledgerForEver()).containsExactly("V1 null", "V2 undone");
    project().run().upgrade();
    assertThat(project().ledgerForEver()).containsExactly("V1 null", "V2 undone", "V2 null");
  }

  @Test
  default void refusesWhereAnUndoScriptIsMissing() {
    project().writeTables(3);
    project().delete("U2__table.sql");
    project().run().upgrade();
    var finding = Run.failure(Failure.Refused.class, () -> project().run().downgrade("base"));
    assertThat(finding.code()).isEqualTo(Code.NO_UNDO);
    assertThat(project().tables()).containsExactly("t1", "t2", "t3");
  }

  @Test
  default void rollsAnUndoScriptBackThatFails() {
    project().writeTables(2);
    project().write("U2__table.sql", "DROP TABLE t2; DROP TABLE nowhere;");
    project().run().upgrade();
    Run.failure(Failure.Stopped.class, () -> project().run().downgrade("-1"));
    assertThat(project().tables()).containsExactly("t1", "t2");
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 applied");
  }
}
