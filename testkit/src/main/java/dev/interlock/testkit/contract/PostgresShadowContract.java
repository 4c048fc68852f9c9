package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** After every statement, the catalog that a shadow maintains incrementally equals a full read. */
@ExtendWith(PostgresExtension.class)
@Execution(ExecutionMode.CONCURRENT)
public abstract class PostgresShadowContract {

  /**
   * Transactions, one per line, in which untouched objects must show the new names of changed ones.
   */
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
      CREATE DOMAIN twin AS int CHECK (VALUE > 0); DO $$ BEGIN CREATE SEQUENCE twin; EXCEPTION WHEN OTHERS THEN NULL; END $$; ALTER SEQUENCE IF EXISTS twin INCREMENT 2; DROP SEQUENCE IF EXISTS twin;
      CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'; CREATE TRIGGER t BEFORE INSERT ON k FOR EACH ROW EXECUTE FUNCTION t(); ALTER FUNCTION t() RENAME TO u;
      ALTER TABLE k DISABLE TRIGGER t; ALTER TABLE k ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON k USING (n > 1 AND EXISTS (SELECT FROM g WHERE g.n = 1)); ALTER TABLE g ADD COLUMN zz int;
      CREATE RULE r AS ON DELETE TO k DO INSTEAD NOTHING; COMMENT ON RULE r ON k IS 'r'; COMMENT ON POLICY p ON k IS 'p'; COMMENT ON TRIGGER t ON k IS 't';
      CREATE STATISTICS st ON n, at FROM p; ALTER TABLE p ALTER n TYPE bigint; CLUSTER renamed USING by_n; ALTER TABLE renamed REPLICA IDENTITY FULL;
      CREATE TEMP TABLE tmp (n int); CREATE TABLE z AS SELECT 1 AS n; CREATE MATERIALIZED VIEW mv AS SELECT n FROM z; REFRESH MATERIALIZED VIEW mv; CREATE INDEX ON mv (n);
      DROP INDEX by_n; ALTER TABLE renamed DROP COLUMN m; DROP VIEW v CASCADE; TRUNCATE g; ALTER TABLE z SET UNLOGGED; ALTER TABLE z ADD n2 int GENERATED ALWAYS AS IDENTITY;
      """;

  private static final long FIRST_SEED = 1;
  private static final int FEW = 4;
  private static final int STEPS = 60;

  private final Dialect dialect;
  private final ShadowBeside.Opening opening;
  private final Supplier<TestDatabase> databases;

  /**
   * @param databases returns a new database at each call
   */
  protected PostgresShadowContract(
      Dialect dialect, ShadowBeside.Opening opening, Supplier<TestDatabase> databases) {
    this.dialect = dialect;
    this.opening = opening;
    this.databases = databases;
  }

  @Test
  final void followsWhatOthersDependOn() throws SQLException {
    assertThat(follow(HARD.lines().toList())).isGreaterThan(80);
  }

  /** The cases of the catalog's own test. */
  @TestFactory
  final Stream<DynamicTest> followsEveryKindOfChange() {
    int version;
    try (var database = databases.get()) {
      version = database.majorVersion();
    }
    return CatalogCase.all().stream()
        .filter(test -> test.since() <= version)
        .map(test ->
            Beside.others(
                test.name(),
                () -> assertThat(follow(List.of(test.create(), test.alter()))).isPositive()));
  }

  /**
   * Runs statements in random order, most of which find the objects that they need, in transactions
   * of random length. Every build uses the same seeds, because a shadow that loses track is not an
   * error but only slower; {@code -Dinterlock.seed=N} sets the first seed, and {@code
   * -Dinterlock.walks=N} the number of seeds.
   */
  @TestFactory
  final Stream<DynamicTest> followsWhateverComes() {
    long seed = Long.getLong("interlock.seed", FIRST_SEED);
    return IntStream.range(0, Integer.getInteger("interlock.walks", FEW))
        .mapToObj(walk ->
            Beside.others(
                "seed " + (seed + walk), () -> assertThat(walk(seed + walk)).isPositive()));
  }

  private int walk(long seed) throws SQLException {
    var random = new Random(seed);
    var statements = new RandomStatements(random);
    int count = 0;
    try (var followed = new Followed(databases.get(), opening)) {
      while (count < STEPS) {
        var transaction = new ArrayList<Statement>();
        for (int i = random.nextInt(4); i >= 0; i--) {
          transaction.add(statements(statements.next()).getFirst());
        }
        count += followed.tryOut(transaction, random);
      }
      followed.confirm();
    }
    return count;
  }

  /** Returns the number of statements that ran. */
  private int follow(List<String> transactions) throws SQLException {
    int count = 0;
    try (var followed = new Followed(databases.get(), opening)) {
      for (String sql : transactions) {
        count += followed.transact(statements(sql));
        followed.confirm();
      }
    }
    return count;
  }

  private List<Statement> statements(String sql) {
    return Script.of("test.sql", sql, dialect.splitter()).statements();
  }

  /** A shadow and a full read in the same session. */
  private static final class Followed implements AutoCloseable {

    private final TestDatabase database;
    private final ShadowBeside beside;
    private final Shadow shadow;
    private Catalog last;

    Followed(TestDatabase database, ShadowBeside.Opening opening) throws SQLException {
      this.database = database;
      this.beside = opening.open(database.connect(), database.connect(), database.majorVersion());
      this.shadow = beside.shadow();
      this.last = shadow.catalog();
    }

    int transact(List<Statement> statements) throws SQLException {
      shadow.watch();
      shadow.begin(Optional.empty());
      for (Statement statement : statements) {
        run(statement);
      }
      shadow.commit();
      shadow.forgetSession();
      return statements.size();
    }

    /**
     * Runs a transaction as a file runs: after a refused statement none of it has an effect. Some
     * statements run unwatched, and their changes appear together with the next statement's.
     */
    int tryOut(List<Statement> transaction, Random random) throws SQLException {
      Catalog before = last;
      int count = 0;
      shadow.watch();
      shadow.begin(Optional.empty());
      for (Statement statement : transaction) {
        try {
          if (random.nextInt(4) == 0) {
            shadow.runUnwatched(statement);
          } else {
            run(statement);
          }
          count++;
        } catch (StepFailure refused) {
          shadow.rollBack();
          last = before;
          compare("ROLLBACK", beside.outside().read());
          shadow.forgetSession();
          return 0;
        }
      }
      compare("the last one", beside.within().read());
      shadow.commit();
      shadow.forgetSession();
      return count;
    }

    void confirm() {
      assertThat(shadow.matchesFullRead()).isTrue();
    }

    private void run(Statement statement) throws SQLException {
      shadow.run(statement);
      compare(statement.text(), beside.within().read());
    }

    private void compare(String statement, Catalog whole) {
      Catalog followed = shadow.catalog();
      assertThat(Change.between(whole, followed)).as(statement).isEmpty();
      assertThat(asides(followed)).as(statement).isEqualTo(asides(whole));
      assertThat(Change.between(last, followed).toString())
          .as(statement)
          .isEqualTo(Change.between(last, whole).toString());
      last = followed;
    }

    /**
     * The uncompared attributes, sorted because the server assigns generated names to equal objects
     * arbitrarily.
     */
    private static List<String> asides(Catalog catalog) {
      return catalog.objects().stream()
          .map(object ->
              object.id().owner() + " " + object.id().name() + " " + object.uncomparedAttributes())
          .sorted()
          .toList();
    }

    @Override
    public void close() {
      shadow.close();
      database.close();
    }
  }
}
