package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.testkit.DumpAndRestore;
import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.PoolMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.Direction;
import dev.interlock.testkit.fault.FaultProxy;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requirements of a catalog of PostgreSQL, on a real server of some version. */
@ExtendWith(PostgresExtension.class)
public abstract class PostgresCatalogContract {

  private final CatalogReading reading;
  private final Supplier<TestDatabase> databases;

  /**
   * @param databases returns a new database at each call
   */
  protected PostgresCatalogContract(Dialect dialect, Supplier<TestDatabase> databases) {
    this.reading = new CatalogReading(dialect);
    this.databases = databases;
  }

  /** Creates and reads the schema under the usual settings, and under unusual ones. */
  @Test
  final void readsTheSameWhateverTheSession() {
    try (var first = databases.get();
        var second = databases.get()) {
      String everything = resource("catalog-everything.sql");
      CatalogReading.oddly(second);
      CatalogReading.execute(first, everything);
      CatalogReading.execute(second, everything);
      Catalog one = read(first);
      assertThat(Change.between(one, read(second))).isEmpty();
      assertThat(read(second).fingerprint()).isEqualTo(one.fingerprint());
      assertThat(one.objects().stream().map(object -> object.id().kind()).distinct())
          .contains(ObjectKind.values());
    }
  }

  /** One database with all objects that can exist together. */
  @Test
  final void readsTheSameFromARestoredDump() {
    try (var original = databases.get();
        var restored = databases.get()) {
      execute(original, resource("catalog-everything.sql"));
      DumpAndRestore.schema(original, restored);
      assertThat(Change.between(read(original), read(restored))).isEmpty();
    }
  }

  @Test
  final void doesNotCompareNamesThatTheServerMadeUp() {
    String before =
        """
        CREATE TABLE %1$s (id serial PRIMARY KEY, email text UNIQUE, parent integer REFERENCES %1$s,
          a integer NOT NULL CHECK (a > 0), b integer, CHECK (a > b), EXCLUDE (b WITH =),
          EXCLUDE (lower(email) WITH =));
        """;
    String long1 = "a_table_with_a_name_that_is_so_long_that_others_made_of_it_are_cut";
    String tables = before.formatted("users") + before.formatted('"' + long1 + '"');
    String indexes =
        """
        CREATE INDEX ON users (a);
        CREATE INDEX ON users (b, lower(email), (a + b));
        CREATE INDEX ON users (a) WHERE b > 0;
        """;
    try (var plain = databases.get();
        var crowded = databases.get()) {
      execute(plain, tables + indexes);
      execute(
          crowded,
          Stream.of(
                      "users_pkey",
                      "users_email_key",
                      "users_a_idx",
                      "users_a_idx1",
                      "users_id_seq",
                      "users_b_lower_expr_idx",
                      "users_b_excl",
                      long1.substring(0, 58) + "_pkey")
                  .map("CREATE SEQUENCE \"%s\";"::formatted)
                  .collect(Collectors.joining())
              + tables
              + indexes
              + "ALTER TABLE users RENAME CONSTRAINT users_a_check TO users_a_check7;"
              + "ALTER TABLE users RENAME CONSTRAINT users_parent_fkey TO users_parent_fkey3;");
      Catalog one = read(plain);
      Catalog other = read(crowded);
      assertThat(Change.between(one, other))
          .allMatch(change ->
              change instanceof Change.Created created
                      && created.id().toString().startsWith("sequence users_")
                  || change.id().toString().contains("sequence a_table"));
      assertThat(uncompared(other)).contains("users_pkey1", "users_id_seq1", "users_a_check7");
      execute(plain, "ALTER TABLE users RENAME CONSTRAINT users_pkey TO the_key");
      assertThat(Change.between(one, read(plain)))
          .extracting(Change::toString)
          .containsExactly(
              "dropped constraint PRIMARY KEY (id) on users",
              "created constraint the_key on users (definition PRIMARY KEY (id))");
    }
  }

  @Test
  final void leavesOutWhatNoMigrationMade() {
    try (var database = databases.get()) {
      Catalog empty = read(database);
      execute(
          database,
          """
          CREATE TABLE flyway_schema_history (id serial PRIMARY KEY, a text UNIQUE);
          CREATE INDEX ON flyway_schema_history (a);
          CREATE TABLE interlock_migration (id bigint GENERATED ALWAYS AS IDENTITY);
          CREATE TABLE "SequelizeMeta" (name text PRIMARY KEY);
          CREATE SCHEMA hdb_catalog; CREATE TABLE hdb_catalog.hdb_version (a integer);
          CREATE TEMPORARY TABLE passing (a integer PRIMARY KEY);
          """);
      assertThat(Change.between(empty, read(database))).isEmpty();
      execute(database, "CREATE EXTENSION hstore; CREATE SCHEMA auth; CREATE TABLE auth.users ()");
      assertThat(Change.between(empty, read(database)))
          .extracting(change -> change.id().toString())
          .containsExactly("schema auth", "extension hstore", "table auth.users");
      var chosen = new CatalogScope(Set.of("hdb_catalog"), Set.of("auth"), false);
      assertThat(Change.between(empty, read(database, chosen)))
          .extracting(change -> change.id().toString())
          .contains("schema hdb_catalog", "table hdb_catalog.hdb_version")
          .doesNotContain("schema auth", "table auth.users");
    }
  }

  @Test
  final void readsPrivilegesOnlyWhenAsked() {
    try (var database = databases.get()) {
      execute(database, "CREATE TABLE t (a integer, b integer)");
      Catalog before = read(database);
      Catalog full = read(database, CatalogScope.usual().withPrivileges());
      execute(database, "GRANT SELECT (b) ON t TO pg_monitor");
      assertThat(read(database)).isEqualTo(before);
      assertThat(Change.between(full, read(database, CatalogScope.usual().withPrivileges())))
          .extracting(Change::toString)
          .containsExactly("altered column t.b: privileges none -> ; pg_monitor=r/postgres");
    }
  }

  /** Compares bytes: the catalog does not ask even for definitions of the other tables. */
  @Test
  final void asksTheSameQuestionsForOneTableAndForManyLikeIt() {
    try (var database = databases.get();
        var proxy = FaultProxy.before(database.address())) {
      execute(database, tables(0, 1));
      long one = asked(database, proxy);
      execute(database, tables(1, 50));
      assertThat(asked(database, proxy)).isEqualTo(one);
    }
  }

  private static String tables(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            """
            CREATE TABLE t%1$d (a serial PRIMARY KEY, b text DEFAULT 'x' CHECK (b <> ''),
              c integer DEFAULT 1 + 2, d smallserial, parent integer REFERENCES t%1$d, UNIQUE (b, c),
              g integer GENERATED ALWAYS AS (c * 2) STORED);
            CREATE INDEX ON t%1$d (c DESC); CREATE INDEX ON t%1$d (lower(b)) WHERE c > 0;
            """
                ::formatted)
        .collect(Collectors.joining());
  }

  private long asked(TestDatabase database, FaultProxy proxy) {
    String url = "postgresql://postgres@127.0.0.1:%d/%s".formatted(proxy.port(), database.name());
    try (var target = target(url)) {
      long before = proxy.bytes(Direction.TO_SERVER);
      target.readCatalog(CatalogScope.usual());
      return proxy.bytes(Direction.TO_SERVER) - before;
    }
  }

  @Test
  final void readsThroughATransactionPoolerAndLeavesNothingBehind() {
    try (var database = databases.get();
        var pooler =
            PgBouncer.start(database.address(), new PgBouncer.Pool(PoolMode.TRANSACTION, 1));
        var target = target(pooler.url(database.name()))) {
      execute(database, "CREATE TABLE t (a timestamptz DEFAULT '2020-02-03 04:05:06+00')");
      assertThat(target.readCatalog(CatalogScope.usual())).isEqualTo(read(database));
      try (var connection =
              DriverManager.getConnection(
                  "jdbc:"
                      + pooler.url(database.name()).replace("postgres@", "")
                      + "?user=postgres");
          var statement = connection.createStatement();
          var row = statement.executeQuery("SHOW search_path")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("\"$user\", public");
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  /**
   * The server prints definitions as of now, so an object of the snapshot may already be dropped.
   */
  @Test
  final void readsWhileAnotherSessionCreatesAndDrops() throws InterruptedException {
    try (var database = databases.get();
        var target = target(database.url())) {
      execute(database, "CREATE TABLE stays (a integer)");
      var churn = Thread.ofVirtual().start(() -> execute(database, CHURN));
      while (churn.isAlive()) {
        assertThat(target.readCatalog(CatalogScope.usual()).objects()).isNotEmpty();
      }
      churn.join();
    }
  }

  private static final String CHURN =
      """
      DO $$ BEGIN
        FOR i IN 1..60 LOOP
          CREATE TABLE goes (a integer DEFAULT 1 + 2 CHECK (a > 0), b text UNIQUE);
          CREATE INDEX ON goes (lower(b)) WHERE a > 1;
          CREATE VIEW seen AS SELECT a, upper(b) AS b FROM goes;
          CREATE FUNCTION called() RETURNS integer LANGUAGE sql AS 'SELECT 1';
          COMMIT;
          DROP VIEW seen; DROP TABLE goes; DROP FUNCTION called();
          COMMIT;
        END LOOP;
      END $$\
      """;

  @Test
  final void readsNothingRatherThanHalf() {
    try (var database = databases.get()) {
      execute(
          database,
          """
          CREATE ROLE %1$s LOGIN;
          CREATE TABLE t (a integer);
          REVOKE SELECT ON pg_catalog.pg_policy FROM public;
          """
              .formatted(database.name() + "_blind"));
      String url = database.url().replace("postgres@", database.name() + "_blind@");
      try (var target = target(url)) {
        var failure =
            catchThrowableOfType(StepFailure.class, () -> target.readCatalog(CatalogScope.usual()));
        assertThat(failure.reason()).isEqualTo(StepFailure.Reason.NOT_ALLOWED);
        assertThat(target.readLedger(LedgerDetail.ROWS).present()).isFalse();
      } finally {
        execute(database, "DROP ROLE " + database.name() + "_blind");
      }
    }
  }

  private static List<String> uncompared(Catalog catalog) {
    return catalog.objects().stream()
        .map(CatalogObject::uncomparedAttributes)
        .flatMap(
            uncomparedAttributes -> Optional.ofNullable(uncomparedAttributes.get("name")).stream())
        .toList();
  }

  private Catalog read(TestDatabase database) {
    return read(database, CatalogScope.usual());
  }

  private Catalog read(TestDatabase database, CatalogScope scope) {
    return reading.read(database, scope);
  }

  private Target target(String url) {
    return reading.target(url);
  }

  private static void execute(TestDatabase database, String sql) {
    CatalogReading.execute(database, sql);
  }

  private static String resource(String name) {
    return CatalogReading.resource(name);
  }
}
