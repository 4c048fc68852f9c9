package dev.interlock.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.PostgresCatalogCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.core.BaseConnection;

/** What is followed from statement to statement is what a look at everything finds. */
@ExtendWith(PostgresExtension.class)
final class CatalogFollowerTest {

  /** Each line is one transaction; what is untouched must show what the touched is called. */
  private static final String HARD =
      """
      CREATE TABLE a (id serial PRIMARY KEY, n int, m text); CREATE TABLE b (a int REFERENCES a, n int);
      CREATE VIEW v AS SELECT a.id, b.n FROM a JOIN b USING (n); CREATE VIEW w AS SELECT id FROM v;
      ALTER TABLE b ADD COLUMN id int; ALTER TABLE a ADD COLUMN a int;
      CREATE INDEX ON a (n); CREATE INDEX ON a (n); CREATE INDEX ON a (n) WHERE n > 0;
      INSERT INTO a (n) VALUES (1); UPDATE a SET n = 2; SELECT 1; DELETE FROM a;
      ALTER TABLE a RENAME TO renamed;
      ALTER TABLE renamed RENAME COLUMN id TO key;
      ALTER INDEX a_n_idx RENAME TO by_n; ALTER TABLE renamed RENAME CONSTRAINT a_pkey TO the_key;
      CREATE SCHEMA s; ALTER TABLE b SET SCHEMA s; ALTER SCHEMA s RENAME TO t;
      CREATE SEQUENCE q; CREATE TABLE c (n int DEFAULT nextval('q')); ALTER SEQUENCE q OWNED BY c.n;
      ALTER SEQUENCE q RENAME TO c_n_seq; ALTER SEQUENCE c_n_seq OWNED BY NONE; DROP TABLE c;
      CREATE SEQUENCE d_n_seq; CREATE TABLE d (n serial); CREATE TABLE e (n int DEFAULT nextval('d_n_seq1'));
      DO $$ BEGIN CREATE TABLE f (n int); RAISE 'x'; EXCEPTION WHEN raise_exception THEN CREATE TABLE g (n int); END $$;
      CREATE FUNCTION make() RETURNS void LANGUAGE sql AS 'CREATE TABLE made (n int)'; SELECT make();
      ALTER TABLE g ALTER n SET NOT NULL; ALTER TABLE g ALTER n SET STATISTICS 7; ALTER TABLE g ALTER n SET DEFAULT 1;
      COMMENT ON TABLE g IS 'g'; COMMENT ON COLUMN g.n IS 'n'; COMMENT ON TABLE g IS NULL; COMMENT ON INDEX by_n IS 'i';
      CREATE TABLE p (n int, at date) PARTITION BY RANGE (at); CREATE TABLE p1 (n int, at date); ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
      CREATE INDEX ON p (n); ALTER TABLE p ADD COLUMN m int; ALTER TABLE p DETACH PARTITION p1;
      CREATE TABLE child (k int) INHERITS (g); ALTER TABLE g ADD COLUMN o int; ALTER TABLE child NO INHERIT g;
      CREATE TYPE pair AS (x int, y int); CREATE TABLE h (p pair); ALTER TYPE pair ADD ATTRIBUTE z int; ALTER TYPE pair RENAME TO triple;
      CREATE DOMAIN pos AS int CHECK (VALUE > 0); CREATE TABLE k (n pos); ALTER DOMAIN pos RENAME TO positive;
      CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'; CREATE TRIGGER t BEFORE INSERT ON k FOR EACH ROW EXECUTE FUNCTION t(); ALTER FUNCTION t() RENAME TO u;
      ALTER TABLE k DISABLE TRIGGER t; ALTER TABLE k ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON k USING (n > 1 AND EXISTS (SELECT FROM g WHERE g.n = 1)); ALTER TABLE g ADD COLUMN zz int;
      CREATE RULE r AS ON DELETE TO k DO INSTEAD NOTHING; COMMENT ON RULE r ON k IS 'r'; COMMENT ON POLICY p ON k IS 'p'; COMMENT ON TRIGGER t ON k IS 't';
      CREATE STATISTICS ON n, at FROM p; ALTER TABLE p ALTER n TYPE bigint; CLUSTER renamed USING by_n; ALTER TABLE renamed REPLICA IDENTITY FULL;
      CREATE TEMP TABLE tmp (n int); CREATE TABLE z AS SELECT 1 AS n; CREATE MATERIALIZED VIEW mv AS SELECT n FROM z; REFRESH MATERIALIZED VIEW mv; CREATE INDEX ON mv (n);
      DROP INDEX by_n; ALTER TABLE renamed DROP COLUMN m; DROP VIEW v CASCADE; TRUNCATE g; ALTER TABLE z SET UNLOGGED; ALTER TABLE z ADD n2 int GENERATED ALWAYS AS IDENTITY;
      """;

  private final PostgresServers servers;

  CatalogFollowerTest(PostgresServers servers) {
    this.servers = servers;
  }

  @Test
  void followsWhatOthersDependOn() throws SQLException {
    assertThat(follow(HARD.lines().toList())).isGreaterThan(80);
  }

  /** The cases of the catalog's own test. */
  @TestFactory
  Stream<DynamicTest> followsEveryKindOfChange() throws IOException {
    return Arrays.stream(cases().split("\n(?==== )"))
        .map(text -> text.split("\n--- (alter|change)"))
        .filter(parts -> !parts[0].lines().findFirst().orElse("").contains(" since "))
        .map(parts -> {
          String name = parts[0].lines().findFirst().orElse("");
          String create = parts[0].substring(name.length());
          return DynamicTest.dynamicTest(
              name, () -> assertThat(follow(List.of(create, parts[1]))).isPositive());
        });
  }

  private static String cases() throws IOException {
    try (var resource = PostgresCatalogCases.class.getResourceAsStream("catalog-cases.sql")) {
      return new String(
          java.util.Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns how many statements ran. */
  private int follow(List<String> transactions) throws SQLException {
    int count = 0;
    try (var database = servers.database();
        var connection = database.connect().unwrap(BaseConnection.class)) {
      int major = database.majorVersion();
      var follower = new CatalogFollower(connection, major, CatalogScope.usual());
      var reader = new CatalogReader(connection, major, CatalogScope.usual());
      Catalog last = follower.catalog();
      for (String sql : transactions) {
        execute(connection, "BEGIN");
        follower.begin();
        for (String statement : statements(sql)) {
          execute(connection, statement);
          Catalog followed = follower.catalog();
          Catalog whole = reader.readWithin();
          assertThat(Change.between(whole, followed)).as(statement).isEmpty();
          assertThat(asides(followed)).as(statement).isEqualTo(asides(whole));
          assertThat(Change.between(last, followed))
              .hasToString(Change.between(last, whole).toString());
          last = followed;
          count++;
        }
        execute(connection, "COMMIT");
        follower.commit();
        assertThat(follower.isConfirmed()).isTrue();
      }
    }
    return count;
  }

  private static List<String> statements(String sql) {
    return new ArrayList<>(
        Script.of("test.sql", sql, new PostgresDialect().splitter()).statements().stream()
            .map(Statement::text)
            .toList());
  }

  /** Which of several equal objects has which made-up name is left to chance in any case. */
  private static List<String> asides(Catalog catalog) {
    return catalog.objects().stream()
        .map(object -> object.id().owner() + " " + object.id().name() + " " + object.asides())
        .sorted()
        .toList();
  }

  private static void execute(BaseConnection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(e.getMessage() + "\n" + sql, e);
    }
  }
}
