package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import org.junit.jupiter.api.Test;

/** A database that is not empty and has no ledger is never migrated blindly (F1). */
interface FirstContactContract extends Contract {

  String NOTES = "CREATE TABLE IF NOT EXISTS notes (id integer PRIMARY KEY, words varchar(9))";

  /** Writes a history that can run a second time without an error, but then doubles the rows. */
  private void forgiving() {
    project()
        .write(
            "V1__notes.sql",
            NOTES + ";\nINSERT INTO notes SELECT coalesce(max(id), 0) + 1, 'first' FROM notes;\n");
    project().write("V2__edit.sql", "UPDATE notes SET words = 'again';\n");
  }

  private void live() {
    project().execute(NOTES, "INSERT INTO notes VALUES (1, 'live')");
  }

  private void isUntouched() {
    assertThat(project().rows("SELECT id, words FROM notes")).containsExactly("1 live");
    assertThat(project().tables()).containsExactly("notes");
  }

  @Test
  default void refusesLiveDataWhereEffectsAreUnknown() {
    forgiving();
    live();
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.UNLOCATED);
    assertThat(finding.help().orElseThrow())
        .contains("interlock stamp", "interlock repair", "--other-objects allow");
    isUntouched();
  }

  @Test
  default void saysWhyEffectsAreUnknownWhereItRefuses() {
    forgiving();
    live();
    project().withoutShadow("there is no shadow server.");
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.notes()).contains("there is no shadow server.");
    isUntouched();
  }

  @Test
  default void asksForTheRowsOfASchemaThatIsLocated() {
    forgiving();
    live();
    project().seal();
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.DATA_UNKNOWN);
    isUntouched();
  }

  @Test
  default void anEmptyLedgerRecordsNoPosition() {
    forgiving();
    live();
    project()
        .run()
        .with(interlock -> {
          interlock.init(true);
          return interlock;
        });
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.UNLOCATED);
    assertThat(project().rows("SELECT id, words FROM notes")).containsExactly("1 live");
  }

  @Test
  default void refusesWithAnotherGoalThanTheHead() {
    forgiving();
    live();
    Finding finding = Run.failure(Failure.Refused.class, () -> project().run().upgrade("1"));
    assertThat(finding.code()).isEqualTo(Code.UNLOCATED);
    isUntouched();
  }

  @Test
  default void refusesWhereOnlyARepeatableIsToRun() {
    project().write("R__seed.sql", "INSERT INTO notes VALUES (2, 'seed');\n");
    live();
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.UNLOCATED);
    isUntouched();
  }

  @Test
  default void runsWhatIsPendingWhereTheLedgerRecordsAPosition() {
    project().writeTables(1);
    project().run().upgrade();
    project().execute("CREATE TABLE others (id integer)");
    project().writeTables(2);
    project().withoutShadow("there is no shadow server.");
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V2");
    assertThat(run.events().noticed()).containsExactly(Code.EFFECTS_UNKNOWN);
    var next = project().run();
    assertThat(next.upgrade()).isEmpty();
    assertThat(next.events().noticed()).isEmpty();
  }

  @Test
  default void refusesBeforeTheFirstStatementWhatFailsOnAShadow() {
    project().writeTables(2);
    project().failsOnShadow("V2");
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.DOES_NOT_REPLAY);
    assertThat(finding.help().orElseThrow()).contains("--shadow none");
    assertThat(project().tables()).isEmpty();
    assertThat(Run.failure(Failure.Refused.class, () -> project().run().sync()).code())
        .isEqualTo(Code.DOES_NOT_REPLAY);
    assertThat(project().run().upgrade("1")).containsExactly("V1");
  }

  @Test
  default void stopsAtWhatIsThereAlreadyWhereEffectsAreUnknown() {
    project().writeTables(1);
    project().run().upgrade();
    project().execute("CREATE TABLE t2 (words text)");
    project().writeTables(3);
    project().withoutShadow("there is no shadow server.");
    Finding finding = project().run().failure(Failure.Stopped.class);
    assertThat(finding.code()).isEqualTo(Code.STATEMENT_FAILED);
    assertThat(finding.help().orElseThrow()).contains("on which the effects");
    assertThat(project().ledger()).containsExactly("V1 applied");
    assertThat(project().tables()).containsExactly("t1", "t2");
    assertThat(project().rows("SELECT words FROM t2")).isEmpty();
  }

  @Test
  default void goesOnBehindAnAppliedMigrationThatFailsOnAShadow() {
    project().writeTables(2);
    project().run().upgrade();
    project().writeTables(3);
    project().failsOnShadow("V2");
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V3");
    assertThat(run.events().noticed()).containsExactly(Code.EFFECTS_UNKNOWN);
  }

  @Test
  default void asksForNoEffectsWhereNothingIsToDo() {
    project().writeTables(2);
    project().seal();
    project().run().upgrade();
    int before = project().asked();
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().asked()).isEqualTo(before);
  }

  @Test
  default void objectsOfThePlatformDoNotCount() {
    project().writeTables(1);
    project().seal();
    project().execute("CREATE TABLE posts (id integer, words text)");
    project().provides("posts");
    assertThat(project().run().upgrade()).containsExactly("V1");
  }

  @Test
  default void otherObjectsBesideThemCount() {
    project().writeTables(1);
    project().seal();
    project().execute("CREATE TABLE posts (id integer)", "CREATE TABLE comments (id integer)");
    project().provides("posts");
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.DATABASE_OF_OTHERS);
    assertThat(finding.notes()).contains("table comments").doesNotContain("table posts");
  }

  @Test
  default void saysOnceThatTheSchemaIsNotCompared() {
    project().writeTables(1);
    project().run().upgrade();
    project().withoutShadow("there is no shadow server.");
    project().execute("CREATE TABLE others (id integer)");
    var run = project().run();
    assertThat(run.upgrade()).isEmpty();
    assertThat(run.events().noticed()).containsExactly(Code.EFFECTS_UNKNOWN);
    var next = project().run();
    next.upgrade();
    assertThat(next.events().noticed()).isEmpty();
  }

  @Test
  default void comparesAgainWhereEffectsBecomeKnown() {
    project().writeTables(1);
    project().run().upgrade();
    project().execute("DROP TABLE t1");
    project().withoutShadow("there is no shadow server.");
    project().run().upgrade();
    project().seal();
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.CONTRADICTED);
  }

  @Test
  default void refusesADatabaseOfOthers() {
    project().writeTables(1);
    project().seal();
    project().execute("CREATE TABLE posts (id integer)");
    assertThat(project().run().failure(Failure.Refused.class).code())
        .isEqualTo(Code.DATABASE_OF_OTHERS);
    assertThat(Run.failure(Failure.Refused.class, () -> project().run().sync()).code())
        .isEqualTo(Code.DATABASE_OF_OTHERS);
    assertThat(project().tables()).containsExactly("posts");
  }

  @Test
  default void aViewCountsAsWell() {
    project().writeTables(1);
    project().seal();
    project().execute("CREATE VIEW one AS SELECT 1 AS n");
    assertThat(project().run().failure(Failure.Refused.class).code())
        .isEqualTo(Code.DATABASE_OF_OTHERS);
  }

  @Test
  default void toAllowDriftIsNoWordAboutOtherObjects() {
    project().writeTables(1);
    project().seal();
    project().execute("CREATE TABLE posts (id integer)");
    assertThat(project().run().allowingDrift().failure(Failure.Refused.class).code())
        .isEqualTo(Code.DATABASE_OF_OTHERS);
  }

  @Test
  default void recordsTheWordThatTheObjectsBelongToOthers() {
    project().writeTables(2);
    project().execute("CREATE TABLE posts (id integer)");
    assertThat(project().run().besideOthers().upgrade("1")).containsExactly("V1");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().rows("SELECT id, reason FROM interlock_migration ORDER BY id"))
        .hasSize(2)
        .anyMatch(row -> row.startsWith("V1 other-objects allow: the database held "))
        .contains("V2 null");
  }

  @Test
  default void asksForRowsBelowWhatIsThereWhereNoLedgerRecordsThem() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer);");
    project().write("V2__b.sql", "CREATE TABLE b (id integer);");
    project().write("V3__rows.sql", "INSERT INTO a VALUES (1);");
    project().write("V4__c.sql", "CREATE TABLE c (id integer);");
    project().seal();
    project().execute("CREATE TABLE a (id integer)", "CREATE TABLE c (id integer)");
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.DATA_UNKNOWN);
    assertThat(finding.message()).contains("V3");
  }
}
