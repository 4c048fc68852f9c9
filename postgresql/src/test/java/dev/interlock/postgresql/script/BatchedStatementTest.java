package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.batch.Batch;
import dev.interlock.batch.BatchDirectives;
import dev.interlock.batch.KeyRange;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.script.Script;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that are divided, and those that are refused. */
class BatchedStatementTest {

  private static final KeyRange RANGE = new KeyRange(Optional.of("'10'"), Optional.of("'20'"), 10);

  private static final String DIRECTIVE = "-- interlock: batch table=t key=id\n";

  private static BatchDirectives read(String sql) {
    return BatchDirectives.in(Script.of("V1__t.sql", sql, new PostgresScriptSplitter()));
  }

  private static Batch batch(String sql) {
    var read = read(sql);
    assertThat(read.problems()).isEmpty();
    assertThat(read.byOffset()).hasSize(1);
    return read.byOffset().values().iterator().next();
  }

  private static String divided(String statement) {
    return batch(DIRECTIVE + statement + ";").within(RANGE).text();
  }

  private static Finding problem(String sql) {
    var read = read(sql);
    assertThat(read.byOffset()).isEmpty();
    assertThat(read.problems()).hasSize(1);
    return read.problems().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE t SET n = 1 | UPDATE t SET n = 1 WHERE (t.\"id\") > ('10') AND (t.\"id\") <= ('20')",
        "DELETE FROM t | DELETE FROM t WHERE (t.\"id\") > ('10') AND (t.\"id\") <= ('20')",
        "UPDATE t SET n = 1 WHERE a OR b | UPDATE t SET n = 1 WHERE(a OR b) AND (t.\"id\") > ('10') AND (t.\"id\") <= ('20')",
        "DELETE FROM t WHERE(a)OR(b) | DELETE FROM t WHERE((a)OR(b)) AND (t.\"id\") > ('10') AND (t.\"id\") <= ('20')",
        "UPDATE app.t AS x SET n = 1 FROM s WHERE s.t = x.id | UPDATE app.t AS x SET n = 1 FROM s WHERE(s.t = x.id) AND (x.\"id\") > ('10') AND (x.\"id\") <= ('20')",
        "UPDATE ONLY t x SET n = (SELECT 1 WHERE true) | UPDATE ONLY t x SET n = (SELECT 1 WHERE true) WHERE (x.\"id\") > ('10') AND (x.\"id\") <= ('20')",
        "DELETE FROM t USING s WHERE s.id = t.id | DELETE FROM t USING s WHERE(s.id = t.id) AND (t.\"id\") > ('10') AND (t.\"id\") <= ('20')",
        "INSERT INTO u (a) SELECT a FROM t | INSERT INTO u (a) SELECT a FROM t WHERE (t.\"id\") > ('10') AND (t.\"id\") <= ('20')",
        "INSERT INTO u SELECT a FROM t LEFT JOIN s ON t.id = s.t WHERE a ON CONFLICT DO NOTHING | INSERT INTO u SELECT a FROM t LEFT JOIN s ON t.id = s.t WHERE(a) AND (t.\"id\") > ('10') AND (t.\"id\") <= ('20') ON CONFLICT DO NOTHING",
        "INSERT INTO u SELECT a FROM t ON CONFLICT (a) DO UPDATE SET a = 1 WHERE u.a > 2 | INSERT INTO u SELECT a FROM t WHERE (t.\"id\") > ('10') AND (t.\"id\") <= ('20') ON CONFLICT (a) DO UPDATE SET a = 1 WHERE u.a > 2",
        "UPDATE t SET n = a IS DISTINCT FROM b | UPDATE t SET n = a IS DISTINCT FROM b WHERE (t.\"id\") > ('10') AND (t.\"id\") <= ('20')",
        "UPDATE t SET n = left(a, 2), m = extract(year FROM t.at) | UPDATE t SET n = left(a, 2), m = extract(year FROM t.at) WHERE (t.\"id\") > ('10') AND (t.\"id\") <= ('20')",
      })
  void addsTheConditionOfTheRange(String statement, String divided) {
    assertThat(divided(statement)).isEqualTo(divided);
  }

  @Test
  void runsTheStatementAsWrittenIfOneBatchHasAllRows() {
    var whole = new KeyRange(Optional.empty(), Optional.empty(), 3);
    assertThat(batch(DIRECTIVE + "DELETE FROM t WHERE a;").within(whole).text())
        .isEqualTo("DELETE FROM t WHERE a");
  }

  @Test
  void keepsPositionsOfTheFileWhereASpaceGivesRoom() {
    String statement = "UPDATE t SET n = 1 WHERE absent = 2";
    assertThat(divided(statement).indexOf("absent")).isEqualTo(statement.indexOf("absent"));
  }

  @Test
  void comparesSeveralColumnsAsARow() {
    var batch = batch("-- interlock: batch table=t key=\"Tenant\",id\nDELETE FROM t;");
    assertThat(batch.within(new KeyRange(Optional.of("'1', 'x'"), Optional.empty(), 1)).text())
        .isEqualTo("DELETE FROM t WHERE (t.\"Tenant\", t.\"id\") > ('1', 'x')");
  }

  @Test
  void readsTheWordsOfTheDirective() {
    var batch =
        batch(
            "--interlock:batch sleep=250ms size=50 key=a, b table=app.\"T x\"\nDELETE FROM app.\"T x\";");
    assertThat(batch.key()).containsExactly("a", "b");
    assertThat(batch.size()).isEqualTo(50);
    assertThat(batch.pause()).isEqualTo(Duration.ofMillis(250));
    assertThat(batch.table()).isEqualTo("app.\"T x\"");
  }

  @Test
  void belongsToTheStatementBelow() {
    var script =
        Script.of(
            "V1__t.sql",
            "ALTER TABLE t ADD n int;\n" + DIRECTIVE + "\n-- why\nUPDATE t SET n = 1;\nSELECT 1;",
            new PostgresScriptSplitter());
    var read = BatchDirectives.in(script);
    assertThat(script.statements().stream().filter(each -> read.of(each).isPresent()))
        .singleElement()
        .satisfies(each -> assertThat(each.text()).startsWith("UPDATE"));
  }

  @Test
  void ignoresDirectivesInBlocksLiteralsAndData() {
    assertThat(
            read("/*\n"
                    + DIRECTIVE
                    + "*/ SELECT '\n"
                    + DIRECTIVE
                    + "';\nCOPY t FROM STDIN;\n"
                    + DIRECTIVE
                    + "\\.\nUPDATE t SET n = 1;")
                .byOffset())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TRUNCATE t",
        "SELECT 1",
        "MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE",
        "WITH x AS (SELECT 1) UPDATE t SET n = 1",
        "UPDATE other SET n = 1",
        "DELETE FROM other USING t",
        "DELETE FROM t WHERE a RETURNING id",
        "UPDATE t SET n = 1 WHERE CURRENT OF c",
        "UPDATE t SET n = (SELECT count(*) FROM t)",
        "UPDATE t SET n = 1 FROM s, t AS other WHERE other.id = t.id",
        "DELETE FROM t WHERE EXISTS (SELECT FROM app.t x WHERE x.id < t.id)",
        "INSERT INTO u VALUES (1)",
        "INSERT INTO u SELECT DISTINCT a FROM t",
        "INSERT INTO u SELECT a, row_number() OVER (ORDER BY a) FROM t",
        "INSERT INTO u SELECT a FROM t GROUP BY a",
        "INSERT INTO u SELECT a FROM t ORDER BY a",
        "INSERT INTO u SELECT a FROM t LIMIT 5",
        "INSERT INTO u SELECT a FROM t UNION SELECT 1",
        "INSERT INTO u SELECT a FROM s, t",
        "INSERT INTO u SELECT a FROM t, t AS again",
        "INSERT INTO u SELECT a FROM t RIGHT JOIN s ON true",
        "INSERT INTO u SELECT a FROM t FULL JOIN s ON true",
        "INSERT INTO u SELECT a FROM t FOR UPDATE",
        "INSERT INTO u SELECT a FROM t TABLESAMPLE SYSTEM (10)",
        "INSERT INTO t SELECT a FROM t",
        "INSERT INTO u SELECT a FROM t WHERE NOT EXISTS (SELECT FROM u WHERE u.a = t.a)",
        "INSERT INTO u (SELECT a FROM t)",
      })
  void refusesOtherShapes(String statement) {
    assertThat(problem(DIRECTIVE + statement + ";").code()).isEqualTo(Code.NOT_BATCHABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t SET id = id + 1",
        "UPDATE t SET n = 1, id = 2 WHERE a",
        "UPDATE t SET (n, id) = (1, 2)",
        "UPDATE t SET \"id\" = 2 FROM s",
      })
  void refusesToChangeTheKey(String statement) {
    assertThat(problem(DIRECTIVE + statement + ";").code()).isEqualTo(Code.BATCH_KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table=t",
        "key=id",
        "table=t key=",
        "table=t key=id size=0",
        "table=t key=id size=many",
        "table=t key=id sleep=1",
        "table=t key=id sleep=11m",
        "table=t key=id speed=1",
        "table=t key=id key=n",
        "table=t key=id fast",
        "table=t key=id,",
        "table=t.u. key=id",
        "table=\"t key=id",
      })
  void refusesWordsThatCannotBeRead(String words) {
    assertThat(problem("-- interlock: batch " + words + "\nDELETE FROM t;").code())
        .isEqualTo(Code.BAD_BATCH_DIRECTIVE);
  }

  @Test
  void refusesASecondDirective() {
    var read = read(DIRECTIVE + DIRECTIVE + "DELETE FROM t;");
    assertThat(read.problems()).extracting(Finding::code).containsExactly(Code.BAD_BATCH_DIRECTIVE);
  }
}
