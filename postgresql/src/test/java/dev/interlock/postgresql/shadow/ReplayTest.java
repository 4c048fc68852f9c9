package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** The replay of scripts, and the findings on those that fail. */
class ReplayTest {

  private final ScriptFolder folder;

  ReplayTest(@TempDir Path path) {
    folder = new ScriptFolder(path);
  }

  @PostgresTest
  void stopsAtWhatNoMigrationMakes(TestDatabase database) {
    folder.write("V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
    folder.write("V2__task.sql", "CREATE TABLE task (id int, owner int REFERENCES \"user\");");
    folder.write("V3__never.sql", "CREATE TABLE never (id int);");
    var outcome = folder.replay(database);
    assertThat(outcome.effects()).hasSize(1);
    assertThat(outcome.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message()).contains("`V2`", "relation \"user\" does not exist");
          assertThat(finding.notes()).containsExactly("there is table users");
          assertThat(finding.place().orElseThrow()).hasToString("V2__task.sql:1:1");
        });
  }

  @PostgresTest
  void runsTheFileInTheAuthorsTransactions(TestDatabase database) {
    folder.write(
        "V1__blocks.sql",
        """
        CREATE TABLE a (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);
        BEGIN;
        INSERT INTO a VALUES (1), (1);
        DELETE FROM a WHERE ctid = '(0,2)';
        COMMIT;
        CREATE TEMP TABLE scratch ON COMMIT DROP AS SELECT 1;
        """);
    folder.write("V2__copy.sql", "COPY a FROM STDIN;\n5\n6\n\\.\nCOPY a TO STDOUT;\n");
    var effects = folder.replay(database).effects();
    assertThat(effects.get(0).after()).isEqualTo(effects.get(1).before());
    assertThat(EffectLines.of(effects.get(1)))
        .containsExactly(
            "1 public.a ROW EXCLUSIVE; rows public.a 2/0/0",
            "5 public.a ACCESS SHARE; scans public.a");
  }

  // In a long file in one transaction, each probe would read every lock of the transaction (O4).
  @PostgresTest
  void seesTheSameWhereItDividesALongTransaction(TestDatabase database) throws SQLException {
    String tables =
        IntStream.range(0, 200)
            .mapToObj("CREATE TABLE t%1$d (id int PRIMARY KEY, a text);\n"::formatted)
            .collect(Collectors.joining());
    String more =
        "ALTER TABLE t1 ADD COLUMN b int DEFAULT 7; CREATE INDEX ON t199 (a);"
            + " ALTER TABLE t199 ADD FOREIGN KEY (id) REFERENCES t1; COMMENT ON TABLE t2 IS 'x';\n";
    folder.write("V1__long.sql", tables + more);
    var divided = folder.replay(database).effects().getFirst();
    String transactions =
        "SELECT count(DISTINCT xmin::text) FROM pg_class WHERE relname ~ '^t[0-9]+$'";
    assertThat(Integer.parseInt(value(database, transactions))).isGreaterThan(2);

    value(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public; SELECT 1");
    folder.write("V1__long.sql", tables + more + "SELECT 1;");
    var whole = folder.replay(database).effects().getFirst();
    assertThat(value(database, transactions)).isEqualTo("1");
    assertThat(divided.changes()).isEqualTo(whole.changes());
    assertThat(divided.parts()).isEqualTo(whole.parts().subList(0, divided.parts().size()));
  }

  private static String value(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
      while (statement.getUpdateCount() != -1) {
        statement.getMoreResults();
      }
      ResultSet row = statement.getResultSet();
      row.next();
      return row.getString(1);
    }
  }

  @PostgresTest
  void holdsUndoScriptsToTheirWord(TestDatabase database) {
    folder.write(
        "V1__a.sql", "CREATE TABLE a (id int, n int DEFAULT 7); CREATE INDEX a_n ON a (n);");
    folder.write("U1__a.sql", "DROP TABLE a;");
    folder.write(
        "V2__index.sql", "CREATE INDEX a_by_id ON a (id); ALTER TABLE a ALTER n DROP DEFAULT;");
    folder.write("U2__index.sql", "SELECT 1;");
    folder.write("V3__b.sql", "CREATE TABLE b (id int);");
    folder.write("U3__b.sql", "DROP TABLE c;");
    var findings = folder.replay(database).findings();
    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly(Code.UNDO_INCOMPLETE, Code.UNDO_INCOMPLETE);
    assertThat(findings.getFirst().notes())
        .containsExactly(
            "it leaves altered column a.n: default 7 -> none",
            "it leaves index a_by_id on a",
            "and then `V2` does not run again after its undo script:"
                + " relation \"a_by_id\" already exists (SQLSTATE 42P07).");
    assertThat(findings.get(1).message())
        .contains("undo script of `V3`", "table \"c\" does not exist");
  }

  @PostgresTest
  void doesNotTryAnUndoScriptThatCannotRun(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE a (id int);");
    folder.write("U1__a.sql", "BEGIN; DROP TABLE a;");
    folder.write("V2__b.sql", "CREATE TABLE b (id int);");
    folder.write("U2__b.sql", "DROP TABLE b; SELECT 'not closed");
    var outcome = folder.replay(database);
    assertThat(outcome.effects()).hasSize(2);
    assertThat(outcome.findings())
        .extracting(finding -> finding.severity() + " " + finding.message())
        .containsExactly(
            "WARNING the undo script of `V1` was not tried: `BEGIN` opens a transaction that no"
                + " `COMMIT` ends.",
            "WARNING the undo script of `V2` was not tried: `U2__b.sql` ends inside a quoted string,"
                + " so it cannot be run.");
  }

  @PostgresTest
  void hasTheLedgerOfItsToolForAMigrationThatNamesIt(TestDatabase database) {
    folder.write("2024-01-01-000000_a/up.sql", "CREATE TABLE a (id int);");
    folder.write(
        "2024-01-02-000000_b/up.sql",
        """
        CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE 'only we write here'; END $$;
        CREATE TRIGGER forbid BEFORE INSERT OR TRUNCATE ON public.__diesel_schema_migrations
          EXECUTE FUNCTION forbid();
        """);
    folder.write("2024-01-02-000000_b/down.sql", "DROP FUNCTION forbid CASCADE;");
    var outcome = folder.replay(database);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.schema().objects())
        .extracting(object -> object.id().toString())
        .containsExactly("table a", "column a.id", "routine forbid()");
  }
}
