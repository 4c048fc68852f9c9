package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects that already exist, when the effects of the migrations are known. */
@Tag("B1")
@Tag("C2")
@Tag("D2")
interface ConvergeContract extends Contract {

  String HABITS = "CREATE TABLE habits (id integer PRIMARY KEY, name varchar(40) NOT NULL);\n";
  String DONE =
      "CREATE TABLE done (id integer PRIMARY KEY, habit integer NOT NULL REFERENCES habits (id),"
          + " day integer DEFAULT 1)";
  String BY_DAY = "CREATE INDEX done_by_day ON done (day)";

  private void incident() {
    project().write("V20__habits.sql", HABITS);
    project().write("V21__done.sql", DONE + ";\n" + BY_DAY + ";\n");
    project().seal();
    project().run().upgrade("20");
  }

  @Test
  default void adoptsWhatIsThereAndIdentical() {
    incident();
    project().execute(DONE, BY_DAY);
    assertThat(project().run().upgrade()).containsExactly("V21");
    assertThat(project().ledger()).containsExactly("V20 applied", "V21 adopted");
    assertThat(project().run().upgrade()).isEmpty();
  }

  @Test
  default void completesWhatIsHalfThere() {
    incident();
    project().execute(DONE);
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V21");
    assertThat(project().ledger()).containsExactly("V20 applied", "V21 applied");
    project().execute("DROP INDEX done_by_day");
  }

  @Test
  default void refusesAnotherTypeWithTheDifference() {
    refuses(DONE.replace("day integer", "day varchar(9)"), "day");
  }

  @Test
  default void refusesAnotherDefaultWithTheDifference() {
    refuses(DONE.replace("DEFAULT 1", "DEFAULT 2"), "default");
  }

  @Test
  default void refusesAMissingColumnWithTheDifference() {
    refuses(DONE.replace(", day integer DEFAULT 1", ""), "missing: column done.day");
  }

  @Test
  default void refusesAMissingForeignKeyWithTheDifference() {
    refuses(DONE.replace(" REFERENCES habits (id)", ""), "missing: constraint");
  }

  @Test
  default void refusesAnIndexOnSomethingElse() {
    incident();
    project().execute(DONE, "CREATE INDEX done_by_day ON done (habit)");
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.CONFLICTING);
    assertThat(finding.place().orElseThrow().line()).isEqualTo(2);
  }

  private void refuses(String table, String difference) {
    incident();
    project().execute(table);
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.CONFLICTING);
    assertThat(finding.notes()).anyMatch(note -> note.contains(difference));
    assertThat(project().ledger()).containsExactly("V20 applied");
    assertThat(project().lockToken()).isEqualTo(1);
  }

  @Test
  default void refusesBeforeAnythingPendingRuns() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer);");
    project().write("V2__b.sql", "CREATE TABLE b (id integer);");
    project().seal();
    project().execute("CREATE TABLE b (id varchar(9))");
    project().run().failure(Failure.Refused.class);
    assertThat(project().tables()).containsExactly("b");
  }

  @Test
  default void goesPartOfTheWayThoughWhatComesLaterIsThere() {
    project().writeTables(3);
    project().seal();
    project().execute("CREATE TABLE t3 (id integer)");
    assertThat(project().run().upgrade("2")).containsExactly("V1", "V2");
    assertThat(project().run().upgrade()).containsExactly("V3");
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 applied", "V3 adopted");
  }

  @Test
  default void runsWhatIsMissingAroundWhatIsThere() {
    project().writeTables(3);
    project().seal();
    project().execute("CREATE TABLE t2 (id integer)");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2", "V3");
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 adopted", "V3 applied");
  }

  @Test
  default void adoptsASchemaWithoutALedger() {
    project().writeTables(3);
    project().seal();
    project().execute("CREATE TABLE t1 (id integer)", "CREATE TABLE t2 (id integer)");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2", "V3");
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 adopted", "V3 applied");
  }

  @Test
  default void takesAnObjectInItsLaterFormForThere() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer);");
    project().write("V2__b.sql", "ALTER TABLE a ADD COLUMN b integer;");
    project().write("V3__c.sql", "ALTER TABLE a RENAME COLUMN b TO c;");
    project().write("V4__d.sql", "CREATE TABLE d (id integer); CREATE INDEX d_id ON d (id);");
    project().seal();
    project().execute("CREATE TABLE a (id integer)", "ALTER TABLE a ADD COLUMN c integer");
    project().execute("CREATE TABLE d (id integer)");
    project().run().upgrade();
    assertThat(project().ledger())
        .containsExactly("V1 adopted", "V2 adopted", "V3 adopted", "V4 applied");
  }

  /** The schema shows the table, but not whether the row was inserted. */
  private void seeded(String header) {
    project()
        .write("V1__a.sql", header + "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);");
    project().write("V2__b.sql", "CREATE TABLE b (id integer);");
    project().seal();
    project().execute("CREATE TABLE a (id integer)");
  }

  @Test
  default void asksWhereOnlyRowsTellWhetherAMigrationRan() {
    seeded("");
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.DATA_UNKNOWN);
    assertThat(finding.notes()).anyMatch(note -> note.contains("--data-done V1"));
    assertThat(finding.notes()).anyMatch(note -> note.contains("--data-missing V1"));
    assertThat(project().tables()).containsExactly("a");
  }

  @Test
  default void runsTheRowsThatTheAuthorsQueryDoesNotFind() {
    seeded("-- interlock: verify SELECT count(*) FROM a\n");
    project().run().upgrade();
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 applied");
  }

  @Test
  default void leavesTheRowsThatTheAuthorsQueryFinds() {
    seeded("-- interlock: verify SELECT count(*) FROM a\n");
    project().execute("INSERT INTO a VALUES (1)");
    project().run().upgrade();
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 applied");
  }

  @Test
  default void runsPendingRowsOnASchemaThatIsAsTheLedgerSays() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer);");
    project().write("V2__rows.sql", "INSERT INTO a VALUES (1);");
    project().seal();
    project().run().upgrade("1");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().rows("SELECT id FROM a")).containsExactly("1");
  }

  @Test
  default void refusesWhereSomethingAppliedIsMissing() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer); CREATE INDEX a_id ON a (id);");
    project().seal();
    project().run().upgrade();
    project().execute("DROP INDEX a_id");
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.DRIFTED);
    assertThat(finding.notes()).containsExactly("missing: index a_id on a (V1)");
  }

  @Test
  default void goesOnWhereAMissingObjectIsAllowed() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer); CREATE INDEX a_id ON a (id);");
    project().write("V2__b.sql", "CREATE TABLE b (id integer);");
    project().seal();
    project().run().upgrade("1");
    project().execute("DROP INDEX a_id");
    var run = project().run().allowingDrift();
    assertThat(run.upgrade()).containsExactly("V2");
    assertThat(run.events().noticed()).contains(Code.DRIFTED);
  }

  @Test
  default void saysOnceWhatNoMigrationMakes() {
    project().writeTables(1);
    project().seal();
    project().run().upgrade();
    project().execute("CREATE INDEX by_hand ON t1 (id)");
    var run = project().run();
    assertThat(run.upgrade()).isEmpty();
    assertThat(run.events().noticed()).containsExactly(Code.EXTRA_OBJECTS);
    var next = project().run();
    next.upgrade();
    assertThat(next.events().noticed()).isEmpty();
  }

  @Test
  default void startsAnOlderReleaseWhereAllItNeedsIsThere() {
    newer();
    project().execute("DROP TABLE t3");
    var run = project().run();
    assertThat(run.upgrade()).isEmpty();
    assertThat(run.events().noticed()).containsExactly(Code.DATABASE_AHEAD);
  }

  @Test
  default void refusesAnOlderReleaseThatLacksSomething() {
    newer();
    project().execute("DROP TABLE t1");
    assertThat(project().run().failure(Failure.Refused.class).code())
        .isEqualTo(Code.AHEAD_INCOMPATIBLE);
  }

  @Test
  default void refusesAnOlderReleaseWhoseRowsWouldBeRefused() {
    project().writeTables(1);
    project().write("V2__b.sql", "CREATE TABLE b (id integer);");
    project().seal();
    project().run().upgrade();
    project().execute("ALTER TABLE t1 ADD COLUMN owner integer NOT NULL DEFAULT 0");
    project().delete("V2__b.sql");
    project().seal();
    assertThat(project().run().upgrade()).isEmpty();
    project().execute("CREATE TABLE c (id integer)", "DROP TABLE t1");
    project().execute("CREATE TABLE t1 (id integer, owner integer NOT NULL)");
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.AHEAD_INCOMPATIBLE);
    assertThat(finding.notes()).anyMatch(note -> note.contains("owner"));
  }

  /** Creates a database with three migrations and the files of two. */
  private void newer() {
    project().writeTables(3);
    project().seal();
    project().run().upgrade();
    project().delete("V3__table.sql");
    project().delete("U3__table.sql");
    project().seal();
  }

  @Test
  default void takesTheStatementsThatAnEarlierRunCommittedForThere() {
    String start = "BEGIN;\nCREATE TABLE a (id integer);\nCOMMIT;\nBEGIN;\n";
    project().write("V1__two.sql", start + "CREATE TABLE b (id integer);\nCOMMIT;\n");
    project().seal();
    project().execute("CREATE VIEW b AS SELECT 1 AS one");
    project().run().allowingDrift().failure(Failure.class);
    project().execute("DROP VIEW b");
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V1");
    assertThat(project().tables()).containsExactly("a", "b");
    assertThat(project().journal()).isEmpty();
  }

  @Test
  default void saysWhatItAdopts() {
    incident();
    project().execute(DONE, BY_DAY);
    var run = project().run();
    run.upgrade();
    List<Event.Finished> finished = run.events().of(Event.Finished.class);
    assertThat(finished).hasSize(1);
    assertThat(finished.getFirst().migration().work().skips(0)).isTrue();
  }
}
