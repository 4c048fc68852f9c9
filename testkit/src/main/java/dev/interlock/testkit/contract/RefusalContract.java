package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Settings;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.plan.LateArrivals;
import org.junit.jupiter.api.Test;

/** Files and a ledger that contradict each other: refused before anything changes. */
interface RefusalContract extends Contract {

  @Test
  default void refusesAMigrationThatWasEditedAfterItWasApplied() {
    project().writeTables(2);
    project().run().upgrade("1");
    project().write("V1__table.sql", "CREATE TABLE t1 (id bigint);");
    assertThat(refusal()).isEqualTo(Code.EDITED);
    assertThat(project().tables()).containsExactly("t1");
  }

  @Test
  default void acceptsAMigrationThatWasReformatted() {
    project().writeTables(2);
    project().run().upgrade("1");
    project().write("V1__table.sql", "-- a table\nCREATE TABLE t1\n(\n  id integer\n)\n;\n");
    assertThat(project().run().upgrade()).containsExactly("V2");
  }

  @Test
  default void refusesALateArrival() {
    project().writeTables(3);
    project().delete("V2__table.sql");
    project().delete("U2__table.sql");
    project().run().upgrade();
    project().writeTables(3);
    assertThat(refusal()).isEqualTo(Code.LATE_ARRIVAL);
    assertThat(project().tables()).containsExactly("t1", "t3");
  }

  @Test
  default void appliesALateArrivalWhereThatIsAllowed() {
    project().writeTables(3);
    project().delete("V2__table.sql");
    project().delete("U2__table.sql");
    project().run().upgrade();
    project().writeTables(3);
    var run = project().run();
    assertThat(run.with(allowing(run.settings())).upgrade()).containsExactly("V2");
  }

  private static Settings allowing(Settings settings) {
    return settings.with().lateArrivals(LateArrivals.ALLOW).build();
  }

  @Test
  default void refusesWhereAnAppliedMigrationHasNoFile() {
    project().writeTables(3);
    project().run().upgrade("2");
    project().delete("V1__table.sql");
    project().delete("U1__table.sql");
    assertThat(refusal()).isEqualTo(Code.MISSING_MIGRATION);
    assertThat(project().tables()).containsExactly("t1", "t2");
  }

  @Test
  default void refusesToChooseBetweenHeads() {
    writeTwoHeads();
    assertThat(refusal()).isEqualTo(Code.SEVERAL_HEADS);
    assertThat(project().tables()).isEmpty();
  }

  @Test
  default void appliesAllHeadsWhenAsked() {
    writeTwoHeads();
    assertThat(project().run().upgrade("heads")).containsExactly("V1", "V2", "V3");
  }

  private void writeTwoHeads() {
    project().writeTables(3);
    project().write("V3__table.sql", "-- interlock: parents=V1\nCREATE TABLE t3 (id integer);\n");
  }

  @Test
  default void refusesAVersionThatNoFileHas() {
    project().writeTables(2);
    var finding = Run.failure(Failure.Refused.class, () -> project().run().upgrade("7"));
    assertThat(finding.code()).isEqualTo(Code.NO_SUCH_VERSION);
  }

  @Test
  default void refusesAnEmptyFolder() {
    assertThat(refusal()).isEqualTo(Code.MIGRATIONS_MISSING);
    assertThat(project().tables()).isEmpty();
  }

  private Code refusal() {
    return project().run().failure(Failure.Refused.class).code();
  }
}
