package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.Interlock;
import dev.interlock.dialect.Cleaning;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database is emptied completely or not at all. */
@Tag("D3")
interface CleanContract extends Contract {

  @Test
  default void emptiesASchemaAndItsLedgerSoThatAnUpgradeBeginsAgain() {
    project().writeTables(3);
    project().write("V4__view.sql", "CREATE VIEW v AS SELECT id FROM t1;\n");
    project().run().upgrade();
    assertThat(project().run().with(Interlock::clean)).isInstanceOf(Cleaning.Cleaned.class);
    assertThat(project().tables()).isEmpty();
    assertThat(project().run().with(Interlock::status).migrations().ledger().present()).isFalse();
    assertThat(project().run().upgrade()).containsExactly("V1", "V2", "V3", "V4");
  }

  @Test
  default void cleansADatabaseThatIsEmptyAlready() {
    project().writeTables(1);
    assertThat(project().run().with(Interlock::clean)).isEqualTo(new Cleaning.Cleaned(0));
    assertThat(project().run().with(Interlock::status).migrations().ledger().present()).isFalse();
  }

  @Test
  default void refusesWhereATableHoldsARow() {
    project().writeTables(3);
    project().run().upgrade();
    project().execute("INSERT INTO t2 VALUES (1), (2)", "INSERT INTO t3 VALUES (1)");
    Finding finding =
        Run.failure(Failure.Refused.class, () -> project().run().with(Interlock::clean));
    assertThat(finding.code()).isEqualTo(Code.NOT_EMPTY);
    assertThat(finding.notes()).containsExactly("t2: 2 rows", "t3: 1 row");
    assertThat(project().tables()).containsExactly("t1", "t2", "t3");
    assertThat(project().ledger()).hasSize(3);
  }

  @Test
  default void countsNoFurtherThanItHasTo() {
    project().writeTables(1);
    project().run().upgrade();
    project()
        .execute(
            "INSERT INTO t1 WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1500)"
                + " SELECT x FROM n");
    Finding finding =
        Run.failure(Failure.Refused.class, () -> project().run().with(Interlock::clean));
    assertThat(finding.notes()).containsExactly("t1: more than 1000 rows");
  }
}
