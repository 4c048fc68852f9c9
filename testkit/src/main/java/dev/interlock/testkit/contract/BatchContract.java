package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.apply.Settings;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.LedgerDetail;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Data migrations in batches. */
interface BatchContract extends Contract {

  String TABLE =
      """
      CREATE TABLE item (
        a integer NOT NULL, b text NOT NULL, n integer CHECK (n < 100), PRIMARY KEY (a, b));
      CREATE TABLE copied (a integer, b text);
      """;

  String UPDATE =
      """
      -- interlock: batch table=item key=a,b size=7
      UPDATE item SET n = coalesce(n, 0) + 1;
      """;

  /** Fills the table with 50 keys of two columns, of which every fifth has no number. */
  private void fill() {
    project().write("V1__item.sql", TABLE);
    project().run().upgrade();
    for (int i = 0; i < 50; i++) {
      String number = i % 5 == 0 ? "NULL" : "0";
      project()
          .execute(
              "INSERT INTO item VALUES (%d, 'it''s \\ %c', %s)"
                  .formatted(i / 8, (char) ('a' + i % 8), number));
    }
  }

  /** A run whose batches stay as small as the author wrote. */
  private Run run() {
    var run = project().run();
    return run.with(
        run.settings()
            .with()
            .batches(new Settings.Batches(Duration.ofNanos(1), Duration.ofSeconds(10)))
            .build());
  }

  @Test
  default void changesEachRowOnce() {
    fill();
    project().write("V2__count.sql", UPDATE);
    var run = run();
    assertThat(run.upgrade()).containsExactly("V2");
    assertThat(project().rows("SELECT n, count(*) FROM item GROUP BY n")).containsExactly("1 50");
    assertThat(run.events().of(Event.BatchDone.class)).hasSize(8);
    assertThat(project().journal()).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 applied");
  }

  @Test
  default void keepsTheConditionOfTheStatement() {
    fill();
    project().write("V2__none.sql", UPDATE.replace(";", " WHERE n IS NULL OR a = 1;"));
    run().upgrade();
    assertThat(project().rows("SELECT count(*) FROM item WHERE n = 1")).containsExactly("16");
  }

  @Test
  default void deletes() {
    fill();
    project()
        .write(
            "V2__delete.sql",
            "-- interlock: batch table=item key=a,b size=4\nDELETE FROM item WHERE n IS NULL;\n");
    run().upgrade();
    assertThat(project().rows("SELECT count(*), count(n) FROM item")).containsExactly("40 40");
  }

  @Test
  default void copies() {
    fill();
    project()
        .write(
            "V2__copy.sql",
            """
            -- interlock: batch table=item key=a,b size=9
            INSERT INTO copied (a, b) SELECT i.a, i.b FROM item AS i WHERE n IS NOT NULL;
            """);
    run().upgrade();
    assertThat(project().rows("SELECT count(*) FROM copied")).containsExactly("40");
  }

  @Test
  default void goesOnAfterTheLastBatchThatTookEffect() {
    fill();
    project().write("V2__count.sql", UPDATE);
    project().execute("UPDATE item SET n = 99 WHERE a = 3 AND b = 'it''s \\ a'");
    assertThat(run().failure(Failure.Stopped.class).code()).isEqualTo(Code.STATEMENT_FAILED);
    assertThat(project().journal()).containsExactly("V2 up");
    assertThat(project().rows("SELECT count(*) FROM item WHERE n = 1")).containsExactly("21");
    project().execute("UPDATE item SET n = 0 WHERE n = 99");
    var run = run();
    run.upgrade();
    assertThat(run.events().of(Event.Resumed.class))
        .singleElement()
        .satisfies(event -> assertThat(event.batch().orElseThrow().rows()).isEqualTo(21));
    assertThat(project().rows("SELECT n, count(*) FROM item GROUP BY n")).containsExactly("1 50");
  }

  /** Older versions made the journal without the column. */
  @Test
  default void completesAnOlderJournal() {
    fill();
    project().execute("ALTER TABLE interlock_journal DROP COLUMN batch");
    project().write("V2__count.sql", UPDATE);
    run().upgrade();
    assertThat(project().rows("SELECT n, count(*) FROM item GROUP BY n")).containsExactly("1 50");
    assertThat(project().rows("SELECT count(batch) FROM interlock_journal")).containsExactly("0");
  }

  @Test
  default void refusesAKeyThatIsNotUnique() {
    fill();
    project().write("V2__count.sql", UPDATE.replace("key=a,b", "key=a"));
    assertThat(run().failure(Failure.Stopped.class).code()).isEqualTo(Code.BATCH_KEY);
    assertThat(project().rows("SELECT count(*) FROM item WHERE n > 0")).containsExactly("0");
  }

  @Test
  default void refusesAKeyThatMayBeNull() {
    fill();
    project().execute("CREATE UNIQUE INDEX item_n ON item (n, a, b)");
    project().write("V2__all.sql", "-- interlock: batch table=item key=n,a,b\nDELETE FROM item;\n");
    assertThat(run().ignoring("item_n").failure(Failure.Stopped.class).code())
        .isEqualTo(Code.BATCH_KEY);
    assertThat(project().rows("SELECT count(*) FROM item")).containsExactly("50");
  }

  @Test
  default void refusesToCombineTheRowsOfEachBatch() {
    fill();
    project()
        .write(
            "V2__sum.sql",
            "-- interlock: batch table=item key=a,b\nINSERT INTO copied SELECT count(*), 'x' FROM item;\n");
    assertThat(run().failure(Failure.Stopped.class).code()).isEqualTo(Code.BATCH_KEY);
    assertThat(project().rows("SELECT count(*) FROM copied")).containsExactly("0");
  }

  @Test
  default void refusesAnotherShapeBeforeAnythingRuns() {
    project().write("V1__item.sql", TABLE);
    project()
        .write(
            "V2__all.sql",
            "-- interlock: batch table=item key=a,b\nDELETE FROM item WHERE a IN (SELECT max(a) FROM item);\n");
    assertThat(run().failure(Failure.Refused.class).code()).isEqualTo(Code.NOT_BATCHABLE);
    try (var target = project().target(Run.newHolder())) {
      assertThat(target.readLedger(LedgerDetail.ROWS).present()).isFalse();
    }
  }
}
