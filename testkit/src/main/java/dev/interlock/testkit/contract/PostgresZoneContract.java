package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sealed under one time zone, deployed under another (S3): a value that a database reads under its
 * own {@code TimeZone}, {@code DateStyle} or {@code IntervalStyle} is noted, and does not count as
 * drift.
 */
interface PostgresZoneContract extends Contract {

  String MOMENTS =
      """
      CREATE TABLE p (at timestamptz) PARTITION BY RANGE (at);
      CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
      CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
      CREATE TABLE l (at timestamptz) PARTITION BY LIST (at);
      CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('2024-01-01 10:30', '2024-07-01');
      CREATE DOMAIN late AS timestamptz DEFAULT '2024-03-01' CHECK (VALUE > '2000-01-01');
      CREATE TABLE t (id int, at timestamptz DEFAULT '2024-02-01 12:00',
        clock timetz DEFAULT '12:00',
        CHECK (at > '2020-06-01'), CONSTRAINT named CHECK (at < '2030-06-01'),
        spans tstzrange DEFAULT '[2024-01-01,2024-07-01)');
      CREATE INDEX t_recent ON t (id) WHERE at > '2024-01-01';
      CREATE INDEX ON t (id) WHERE at > '2024-05-01';
      CREATE VIEW v AS SELECT id, at > '2024-01-01' AS recent FROM t WHERE at < '2025-07-01';
      CREATE FUNCTION f(at timestamptz DEFAULT '2024-01-01') RETURNS int LANGUAGE sql AS 'SELECT 1';
      ALTER TABLE t ENABLE ROW LEVEL SECURITY;
      CREATE POLICY s ON t USING (at > '2024-01-01') WITH CHECK (at > '2024-07-01');
      CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
      CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (new.at > '2024-01-01')
        EXECUTE FUNCTION g();
      """;

  String DATES =
      """
      CREATE TABLE p (at date) PARTITION BY RANGE (at);
      CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('01/02/2024') TO ('03/04/2024');
      CREATE TABLE t (d date DEFAULT '05/06/2024', at timestamp DEFAULT '07/08/2024 10:00',
        zoned timestamptz DEFAULT '09/10/2024 23:30', CHECK (d > '01/03/2001'));
      CREATE VIEW v AS SELECT d > '02/03/2024' AS later FROM t;
      """;

  String INTERVALS =
      """
      CREATE TABLE t (i interval DEFAULT '-1 2:03', j interval DEFAULT '1 day 2 hours',
        CHECK (i > '-1-2 3 4:05:06'));
      """;

  private void set(String setting, String value) {
    project()
        .execute(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %%I SET %s = %%L', current_database(), '%s'); END $$"
                .formatted(setting, value));
  }

  private void write(String sql) {
    project().write("V1__a.sql", sql);
    project().seal();
  }

  private List<String> noted() {
    project().write("V2__b.sql", "SELECT 1;");
    project().seal();
    Run run = project().run();
    assertThat(run.upgrade()).containsExactly("V2");
    return run.events().of(Event.Noticed.class).stream()
        .map(Event.Noticed::finding)
        .filter(finding -> finding.code() == Code.READ_BY_SESSION)
        .flatMap(finding -> finding.notes().stream())
        .toList();
  }

  // A partition on timestamptz, and similar values (S3).
  @Test
  default void takesTheZoneOfTheDatabaseForNoDrift() {
    write(MOMENTS);
    set("timezone", "Asia/Tokyo");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(noted()).isNotEmpty().anySatisfy(note -> assertThat(note).contains("p1"));
  }

  // A zone with summer time, whose offset differs within one definition (S3).
  @Test
  default void takesSummerTimeForNoDrift() {
    write(MOMENTS);
    set("timezone", "America/New_York");
    assertThat(project().run().upgrade()).containsExactly("V1");
    // Values that the database has read do not change with a later zone.
    set("timezone", "Europe/Berlin");
    project().write("V2__b.sql", "ALTER TABLE t ADD x timestamptz DEFAULT '2024-08-01';");
    project().seal();
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().run().upgrade()).isEmpty();
  }

  // A value read under another DateStyle (S3).
  @Test
  default void takesTheOrderOfDayAndMonthForNoDrift() {
    write(DATES);
    set("datestyle", "ISO, DMY");
    set("timezone", "Asia/Kolkata");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(noted()).hasSizeGreaterThanOrEqualTo(5);
  }

  // A value read under another IntervalStyle (S3).
  @Test
  default void takesTheSignsOfAnIntervalForNoDrift() {
    write(INTERVALS);
    set("intervalstyle", "sql_standard");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().run().upgrade()).isEmpty();
  }

  // Objects that are adopted without a ledger (S3).
  @Test
  default void adoptsWhatAnotherZoneMade() {
    write(MOMENTS);
    set("timezone", "Asia/Tokyo");
    project().execute(MOMENTS);
    project().run().upgrade();
    assertThat(project().ledger()).containsExactly("V1 adopted");
  }

  // Values that no zone explains (S3).
  @Test
  default void refusesWhatNoZoneExplains() {
    write(
        """
        CREATE TABLE t (id int, at timestamptz DEFAULT '2024-02-01', d date DEFAULT '2024-01-02',
          i interval DEFAULT '-1 day 2 hours');
        """);
    set("timezone", "Asia/Tokyo");
    assertThat(project().run().upgrade()).containsExactly("V1");
    for (String changed :
        List.of(
            "at SET DEFAULT '2024-02-02'",
            "at SET DEFAULT '2024-02-01 00:07'",
            "d SET DEFAULT '2024-02-01'",
            "i SET DEFAULT '1 day 2 hours'")) {
      project().execute("ALTER TABLE t ALTER " + changed);
      assertThat(project().run().failure(Failure.Refused.class).code())
          .as(changed)
          .isEqualTo(Code.DRIFTED);
      project()
          .execute(
              "SET timezone = 'Asia/Tokyo'",
              "ALTER TABLE t ALTER at SET DEFAULT '2024-02-01', ALTER d SET DEFAULT '2024-01-02',"
                  + " ALTER i SET DEFAULT '-1 day 2 hours'");
      assertThat(project().run().upgrade()).as(changed).isEmpty();
    }
  }
}
