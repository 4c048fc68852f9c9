package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.drift.DataConfirmations;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.Goal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recovery of a database that its ledger does not describe. */
@Tag("B10")
@Tag("C2")
@Tag("C3")
@Tag("C4")
interface SyncContract extends Contract {

  private void sealedTables(int count) {
    project().writeTables(count);
    project().seal();
  }

  @Test
  default void bringsBackWhatWasDropped() {
    sealedTables(3);
    project().run().upgrade();
    project().execute("DROP TABLE t2");
    assertThat(project().run().sync()).containsExactly("V2");
    assertThat(project().tables()).containsExactly("t1", "t2", "t3");
    assertThat(project().ledgerForEver())
        .containsExactly("V1 null", "V2 repaired", "V3 null", "V2 null");
    assertThat(project().run().sync()).isEmpty();
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void runsOnlyTheStatementsWhoseEffectIsMissing() {
    project()
        .write(
            "V1__a.sql",
            "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\nCREATE INDEX a_id ON a (id);");
    project().seal();
    project().run().upgrade();
    project().execute("DROP INDEX a_id");
    assertThat(project().run().sync()).containsExactly("V1");
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void addsTheColumnThatATableLacks() {
    project()
        .write(
            "V1__a.sql",
            "CREATE TABLE a (id integer, \"Kind\" varchar(9) DEFAULT 'x' NOT NULL, n integer);");
    project().seal();
    project().execute("CREATE TABLE a (id integer)", "INSERT INTO a VALUES (7)");
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.CONFLICTING);
    assertThat(project().run().sync()).containsExactly("V1");
    assertThat(project().rows("SELECT \"Kind\" FROM a")).containsExactly("x");
    assertThat(project().run().sync()).isEmpty();
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void runsWhatTheLedgerOnlySays() {
    sealedTables(3);
    project().run().upgrade("1");
    project().run().stamp("3");
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.CONTRADICTED);
    assertThat(project().run().sync()).containsExactly("V2", "V3");
    assertThat(project().tables()).containsExactly("t1", "t2", "t3");
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void findsItsWayWithoutALedgerAndWithAGap() {
    sealedTables(3);
    project().execute("CREATE TABLE t1 (id integer)", "CREATE TABLE t3 (id integer)");
    assertThat(project().run().sync()).containsExactly("V1", "V2", "V3");
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 applied", "V3 adopted");
  }

  @Test
  default void refusesToMakeOneThingOfAnother() {
    sealedTables(2);
    project().run().upgrade();
    project().execute("ALTER TABLE t1 ADD COLUMN extra integer", "DROP TABLE t2");
    project().execute("CREATE TABLE t2 (id varchar(9))");
    assertThat(Run.failure(Failure.Refused.class, () -> project().run().sync()).code())
        .isEqualTo(Code.CONFLICTING);
  }

  @Test
  default void forgetsRowsOfFilesThatAreGoneAndThatWereEdited() {
    sealedTables(3);
    project().run().upgrade();
    project().delete("V2__table.sql");
    project().delete("U2__table.sql");
    project().write("V3__table.sql", "CREATE TABLE t3 (id integer NOT NULL);\n");
    project().execute("DROP TABLE t3", "CREATE TABLE t3 (id integer NOT NULL)");
    project().seal();
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.EDITED);
    project().run().sync();
    assertThat(project().ledger()).containsExactly("V1 applied", "V3 adopted");
    assertThat(project().ledgerForEver())
        .containsExactly("V1 null", "V2 repaired", "V3 repaired", "V3 null");
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void believesAnOperatorWhoSaysThatRowsAreThere() {
    rowsOfUnknownAge();
    var confirmations = new DataConfirmations(Set.of(MigrationId.parse("V1")), Set.of());
    assertThat(project().run().sync(confirmations)).containsExactly("V1");
    assertThat(project().rows("SELECT id FROM a")).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 adopted");
  }

  @Test
  default void runsTheRowsThatAnOperatorSaysAreMissing() {
    rowsOfUnknownAge();
    var confirmations = new DataConfirmations(Set.of(), Set.of(MigrationId.parse("V1")));
    assertThat(project().run().sync(confirmations)).containsExactly("V1");
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
  }

  private void rowsOfUnknownAge() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);");
    project().seal();
    project().execute("CREATE TABLE a (id integer)");
    assertThat(Run.failure(Failure.Refused.class, () -> project().run().sync()).code())
        .isEqualTo(Code.DATA_UNKNOWN);
  }

  @Test
  default void repairsALedgerThatIsGone() {
    sealedTables(3);
    project().execute("CREATE TABLE t1 (id integer)", "CREATE TABLE t2 (id integer)");
    project().run().repair();
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 adopted");
    assertThat(project().run().upgrade()).containsExactly("V3");
  }

  @Test
  default void repairsALedgerThatIsAheadAndKeepsItsRows() {
    sealedTables(3);
    project().run().upgrade("1");
    project().run().stamp("3");
    project().run().repair();
    assertThat(project().ledgerForEver()).containsExactly("V1 null", "V2 repaired", "V3 repaired");
    assertThat(project().run().repair()).isEmpty();
    assertThat(project().run().upgrade()).containsExactly("V2", "V3");
  }

  @Test
  default void repairsALedgerWithAGap() {
    sealedTables(3);
    project().run().upgrade();
    project().execute("DELETE FROM interlock_migration WHERE id = 'V2'");
    project().run().repair();
    assertThat(project().ledger()).containsExactly("V1 applied", "V3 applied", "V2 adopted");
  }

  @Test
  default void repairsNothingThatTheSchemaDoesNotShow() {
    sealedTables(2);
    project().run().upgrade();
    project().execute("ALTER TABLE t1 ADD COLUMN extra integer", "DROP TABLE t2");
    project().run().stamp("base");
    assertThat(Run.failure(Failure.Refused.class, () -> project().run().repair()).code())
        .isEqualTo(Code.DIVERGED);
    assertThat(project().ledger()).isEmpty();
  }

  @Test
  default void stampsWhatTheSchemaShows() {
    sealedTables(3);
    project().execute("CREATE TABLE t1 (id integer)", "CREATE TABLE t2 (id integer)");
    stampProven("2");
    assertThat(project().ledger()).containsExactly("V1 stamped", "V2 stamped");
  }

  @Test
  default void refusesAStampThatTheSchemaDoesNotShow() {
    sealedTables(3);
    project().execute("CREATE TABLE t1 (id integer)");
    Finding finding = Run.failure(Failure.Refused.class, () -> stampProven("2"));
    assertThat(finding.code()).isEqualTo(Code.UNPROVEN);
    assertThat(finding.notes()).anyMatch(note -> note.startsWith("missing: table t2"));
  }

  @Test
  default void recordsTheReasonOfAnUnprovenStamp() {
    sealedTables(2);
    project().run().stamp("1");
    assertThat(project().rows("SELECT reason FROM interlock_migration"))
        .containsExactly("a test says so");
  }

  private void stampProven(String goal) {
    project().run().with(interlock -> interlock.stamp(Goal.parse(goal), Optional.empty()));
  }
}
