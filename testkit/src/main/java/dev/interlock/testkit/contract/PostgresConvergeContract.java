package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.Status;
import dev.interlock.drift.Location;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.Goal;
import dev.interlock.plan.Plan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Objects that already exist, of kinds that only PostgreSQL has. */
interface PostgresConvergeContract extends Contract {

  private void concurrentIndex() {
    project().write("V1__a.sql", "CREATE TABLE a (id integer);");
    project().write("V2__index.sql", "CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id);");
    project().seal();
    project().run().upgrade("1");
  }

  @Test
  default void adoptsAValidIndexOfAStatementThatRunsAlone() {
    concurrentIndex();
    project().execute("CREATE UNIQUE INDEX a_id ON a (id)");
    project().run().upgrade();
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 adopted");
  }

  @Test
  default void refusesAnInvalidIndexOfOthers() {
    concurrentIndex();
    invalidIndex();
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.CONFLICTING);
    assertThat(finding.notes()).containsExactly("different: index a_id on a: valid none -> no");
  }

  /** The state that a killed process leaves while it builds the index. */
  @Test
  default void rebuildsAnInvalidIndexOfOurs() {
    concurrentIndex();
    project().killedIn("V2", Direction.UP, 0, Optional.of(""));
    invalidIndex();
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(
            project().rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"))
        .containsExactly("t");
    assertThat(project().run().upgrade()).isEmpty();
  }

  private void invalidIndex() {
    project()
        .execute(
            "CREATE UNIQUE INDEX a_id ON a (id) WHERE false",
            "DROP INDEX a_id",
            "DELETE FROM a",
            "CREATE UNIQUE INDEX a_id ON a (id)",
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'a_id'::regclass");
  }

  @Test
  default void adoptsReservedWordsAndMixedCase() {
    String user = "CREATE TABLE \"user\" (id integer PRIMARY KEY, \"emailVerified\" boolean)";
    project().write("V1__user.sql", user + ";");
    project().write("V2__name.sql", "ALTER TABLE \"user\" ADD COLUMN \"createdAt\" timestamptz;");
    project().seal();
    project().execute(user);
    project().run().upgrade();
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 applied");
  }

  @Test
  default void adoptsFunctionsViewsAndTypesByTheirDefinition() {
    String type = "CREATE TYPE mood AS ENUM ('sad', 'happy')";
    String view = "CREATE VIEW moods AS SELECT unnest(enum_range(NULL::mood)) AS mood";
    String function = "CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT %d'";
    project().write("V1__kinds.sql", type + ";\n" + view + ";\n" + function.formatted(1) + ";");
    project().write("V2__next.sql", "CREATE TABLE next (id integer);");
    project().seal();
    project().execute(type, view, function.formatted(2));
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.CONFLICTING);
    project().execute("DROP FUNCTION one()", function.formatted(1));
    project().run().upgrade();
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 applied");
  }

  /** A table that was created by hand lacks columns, keys and indexes (case C). */
  @Test
  default void addsWhatATableLacks() {
    project()
        .write(
            "V1__assets.sql",
            """
            CREATE TABLE flows (id bigint PRIMARY KEY);
            CREATE TABLE "Assets" (
              id bigint PRIMARY KEY,
              "flowId" bigint REFERENCES flows (id),
              name varchar(40) NOT NULL DEFAULT 'x',
              state text COLLATE "C" UNIQUE CHECK (state <> ''),
              CONSTRAINT assets_name UNIQUE (name));
            CREATE INDEX ON "Assets" (lower(name));
            """);
    project().write("V2__next.sql", "CREATE TABLE next (id integer);");
    project().seal();
    project()
        .execute(
            "CREATE TABLE flows (id bigint PRIMARY KEY)", "CREATE TABLE \"Assets\" (id bigint)");
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.CONFLICTING);
    assertThat(Run.failure(Failure.Refused.class, () -> project().run().sync()).code())
        .isEqualTo(Code.CONFLICTING);
    project().execute("ALTER TABLE \"Assets\" ALTER id SET NOT NULL");
    assertThat(project().run().sync()).containsExactly("V1", "V2");
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().ledger()).containsExactly("V1 applied", "V2 applied");
  }

  /** Another tool's ledger records the migration; the schema shows that it did not run. */
  @Test
  default void holdsAnotherToolsLedgerAgainstTheSchema() {
    project().writeTables(2);
    project().seal();
    project()
        .execute(
            "CREATE TABLE t1 (id integer)",
            """
            CREATE TABLE flyway_schema_history (installed_rank integer PRIMARY KEY,
              version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL,
              script varchar(1000) NOT NULL, checksum integer, installed_by varchar(100) NOT NULL,
              installed_on timestamp NOT NULL DEFAULT now(), execution_time integer NOT NULL,
              success boolean NOT NULL)\
            """,
            """
            INSERT INTO flyway_schema_history VALUES
              (1, '1', 'table', 'SQL', 'V1__table.sql', NULL, 'me', now(), 1, true),
              (2, '2', 'table', 'SQL', 'V2__table.sql', NULL, 'me', now(), 1, true)\
            """);
    Finding finding = project().run().failure(Failure.Refused.class);
    assertThat(finding.code()).isEqualTo(Code.CONTRADICTED);
    assertThat(project().rows("SELECT to_regclass('interlock_migration')")).containsExactly("null");
  }

  /** A retention job drops and adds partitions (D4). */
  @Test
  default void leavesOutWhatTheProjectIgnores() {
    project()
        .write(
            "V1__events.sql",
            """
            CREATE TABLE event (id integer, at date NOT NULL) PARTITION BY RANGE (at);
            CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            CREATE TABLE event_2025 PARTITION OF event FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
            """);
    project().seal();
    project().run().upgrade();
    project()
        .execute(
            "DROP TABLE event_2024",
            "CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
    assertThat(project().run().failure(Failure.Refused.class).code()).isEqualTo(Code.DRIFTED);
    var run = project().run().ignoring("event_20*", "nothing_like_this");
    assertThat(run.upgrade()).isEmpty();
    Location location = run.with(interlock -> interlock.locate());
    assertThat(location).isInstanceOf(Location.AtHead.class);
    assertThat(run.repair()).isEmpty();
    assertThat(run.sync()).isEmpty();
    assertThat(run.events().noticed()).isEmpty();
    project().execute("ALTER TABLE event ADD COLUMN who integer");
    assertThat(run.failure(Failure.Refused.class).code()).isEqualTo(Code.DRIFTED);
  }

  /** The same without a ledger that records the migrations (D4). */
  @Test
  default void adoptsWithoutALedgerWhatIsTunedByHand() {
    project().write("V1__t.sql", "CREATE TABLE t (id integer PRIMARY KEY, a text);");
    project().write("V2__u.sql", "CREATE TABLE u (id integer);");
    project().seal();
    project()
        .execute(
            "CREATE TABLE t (id integer PRIMARY KEY, a text)",
            "ALTER TABLE t SET (autovacuum_enabled = false)",
            "COMMENT ON COLUMN t.a IS 'by hand'");
    var run = project().run();
    assertThat(run.upgrade()).containsExactly("V1", "V2");
    assertThat(run.events().noticed()).contains(Code.TUNED);
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 applied");
  }

  /** A role that can only read; waiting does not help, as it would on a standby (D5). */
  @Test
  default void readsADatabaseThatAcceptsNoWrites() {
    project().writeTables(1);
    project().seal();
    project().run().upgrade();
    String name = project().rows("SELECT current_database()").getFirst();
    project()
        .execute("ALTER DATABASE \"%s\" SET default_transaction_read_only = on".formatted(name));
    var run = project().run();
    assertThat(run.upgrade()).isEmpty();
    Location location = run.with(interlock -> interlock.locate());
    assertThat(location).isInstanceOf(Location.AtHead.class);
    Status status = run.with(interlock -> interlock.status());
    assertThat(status.migrations().comparison().isAtHead()).isTrue();
    assertThat(run.sync()).isEmpty();
    assertThat(run.repair()).isEmpty();
    assertThat(run.events().noticed()).containsOnly(Code.READ_ONLY_SERVER);
    project().writeTables(2);
    project().seal();
    Plan plan = run.with(interlock -> interlock.planUpgrade(new Goal.Head()));
    assertThat(plan.isEmpty()).isFalse();
    assertThat(project().run().failure(Failure.Refused.class).code())
        .isEqualTo(Code.READ_ONLY_SERVER);
    assertThat(project().tables()).containsExactly("t1");
  }
}
