package dev.interlock.postgresql.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.data.ByteSize;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.dialect.data.TableSize.Measured;
import dev.interlock.dialect.data.TableSize.Unknown;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Sizes as the server has them, and rows as it has counted them. */
final class SizeReaderTest {

  private static final String SETTINGS =
      "SELECT set_config('statement_timeout', '5s', true), set_config('lock_timeout', '200ms', true)";

  /** Each row takes about 1 kB. */
  private static final String FILLED =
      "INSERT INTO %s SELECT n, repeat(md5(n::text), 30) FROM generate_series(1, %d) AS n;";

  @PostgresTest
  void readsBytesAndEstimatedRows(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      run(
          connection,
          "CREATE TABLE \"Orders\" (id integer PRIMARY KEY, note text);"
              + FILLED.formatted("\"Orders\"", 12_000)
              + "ANALYZE \"Orders\"");

      var size = (Measured) only(connection, "public.\"Orders\"");

      assertThat(size.bytes()).isGreaterThan(new ByteSize(10L * 1024 * 1024));
      assertThat(size.bytes().bytes())
          .isEqualTo(number(connection, "SELECT pg_total_relation_size('\"Orders\"')"));
      assertThat(size.rows()).contains(12_000L);
    }
  }

  /** As the planner does: the last count is older than most of the rows. */
  @PostgresTest
  void scalesTheCountToThePagesOfNow(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      run(
          connection,
          "CREATE TABLE grown (id integer, note text) WITH (autovacuum_enabled = false);"
              + FILLED.formatted("grown", 1_000)
              + "ANALYZE grown;"
              + FILLED.formatted("grown", 3_000));

      var size = (Measured) only(connection, "public.grown");

      assertThat(size.rows().orElseThrow()).isBetween(3_900L, 4_100L);
    }
  }

  @PostgresTest
  void addsUpPartitions(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      run(
          connection,
          """
          CREATE TABLE event (id integer, note text) PARTITION BY RANGE (id);
          CREATE TABLE event_a PARTITION OF event FOR VALUES FROM (1) TO (1001);
          CREATE TABLE event_b PARTITION OF event FOR VALUES FROM (1001) TO (9999)
            PARTITION BY RANGE (id);
          CREATE TABLE event_b_a PARTITION OF event_b FOR VALUES FROM (1001) TO (2001);
          CREATE TABLE event_b_b PARTITION OF event_b FOR VALUES FROM (2001) TO (9999);
          """
              + FILLED.formatted("event", 3_000)
              + "ANALYZE event");

      Map<String, TableSize> sizes =
          read(
              connection,
              "public.event",
              "public.event_a",
              "public.event_b",
              "public.event_b_a",
              "public.event_b_b");

      assertThat(rows(sizes, "public.event")).contains(3_000L);
      assertThat(rows(sizes, "public.event_b")).contains(2_000L);
      assertThat(rows(sizes, "public.event_a")).contains(1_000L);
      long leaves =
          bytes(sizes, "public.event_a")
              + bytes(sizes, "public.event_b_a")
              + bytes(sizes, "public.event_b_b");
      assertThat(bytes(sizes, "public.event")).isEqualTo(leaves).isPositive();
    }
  }

  @PostgresTest
  void knowsWhatWasNotCounted(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      run(
          connection,
          """
          CREATE TABLE never (id integer, note text) WITH (autovacuum_enabled = false);
          CREATE TABLE part (id integer, note text) PARTITION BY RANGE (id);
          CREATE TABLE part_a PARTITION OF part FOR VALUES FROM (1) TO (11)
            WITH (autovacuum_enabled = false);
          CREATE TABLE part_b PARTITION OF part FOR VALUES FROM (11) TO (99)
            WITH (autovacuum_enabled = false);
          CREATE TABLE empty (id integer);
          CREATE TABLE filled (id integer, note text) WITH (autovacuum_enabled = false);
          ANALYZE filled;
          """
              + FILLED.formatted("never", 20)
              + FILLED.formatted("part", 20)
              + "ANALYZE part_a;"
              + FILLED.formatted("filled", 20));

      Map<String, TableSize> sizes =
          read(connection, "public.never", "public.part", "public.empty", "public.filled");

      assertThat(rows(sizes, "public.never")).isEmpty();
      assertThat(rows(sizes, "public.part")).as("one partition is not counted").isEmpty();
      assertThat(rows(sizes, "public.filled")).as("counted when it was empty").isEmpty();
      assertThat(rows(sizes, "public.empty")).contains(0L);
    }
  }

  @PostgresTest
  void leavesOutTablesThatDoNotExist(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      run(connection, "CREATE TABLE here (id integer)");

      assertThat(read(connection, "public.here", "public.gone", "nowhere.gone"))
          .containsOnlyKeys("public.here");
    }
  }

  @PostgresTest
  void isUnknownWhileAnotherSessionHoldsTheTable(TestDatabase database) throws SQLException {
    try (Connection owner = database.connect();
        Connection connection = database.connect()) {
      run(owner, "CREATE TABLE held (id integer)");
      run(owner, "BEGIN; LOCK TABLE held");

      assertThat(only(connection, "public.held"))
          .isInstanceOfSatisfying(
              Unknown.class,
              unknown -> {
                assertThat(unknown.isTimeout()).isFalse();
                assertThat(unknown.said()).contains("lock timeout");
              });
      run(owner, "ROLLBACK");
      assertThat(only(connection, "public.held")).isInstanceOf(Measured.class);
    }
  }

  private static TableSize only(Connection connection, String table) {
    return Objects.requireNonNull(read(connection, table).get(table));
  }

  private static Map<String, TableSize> read(Connection connection, String... tables) {
    return new SizeReader(connection, SETTINGS).read(new TreeSet<>(List.of(tables)));
  }

  private static Optional<Long> rows(Map<String, TableSize> sizes, String table) {
    return measured(sizes, table).rows();
  }

  private static long bytes(Map<String, TableSize> sizes, String table) {
    return measured(sizes, table).bytes().bytes();
  }

  private static Measured measured(Map<String, TableSize> sizes, String table) {
    return (Measured) Objects.requireNonNull(sizes.get(table));
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
