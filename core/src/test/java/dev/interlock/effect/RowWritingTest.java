package dev.interlock.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.script.Script;
import dev.interlock.script.TinySplitter;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowWritingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (1)",
        "update t SET a = 1",
        "DELETE FROM t",
        "MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE",
        "REPLACE INTO t VALUES (1)",
        "TRUNCATE t",
        "COPY t (a, b) FROM STDIN",
        "COPY\"t\"FROM STDIN",
        "COPY (DELETE FROM t RETURNING *) TO STDOUT",
        "copy(WITH gone AS (UPDATE t SET a = 1 RETURNING *) SELECT * FROM gone) TO STDOUT",
        "WITH s AS (SELECT 1) INSERT INTO t SELECT * FROM s",
        "WITH s AS (SELECT 1) REPLACE INTO t SELECT * FROM s",
        "WITH gone AS (\n  DELETE FROM t RETURNING *) SELECT * FROM gone",
        "WITH s AS (SELECT 1 FROM t FOR UPDATE) UPDATE t SET a = 1",
        "WITH s AS (SELECT 1) /* FOR */ UPDATE t SET a = 1",
        "WITH s AS (SELECT 1 -- FOR\n) UPDATE t SET a = 1",
        "WITH s AS (SELECT 1) -- the rows to look FOR\n UPDATE t SET a = 1",
        "COPY t /* to */ FROM STDIN",
        "WITH RECURSIVE s AS (SELECT 1) SEARCH DEPTH FIRST BY a SET b UPDATE t SET a = 1"
      })
  void isSaidByTheWords(String sql) {
    assertThat(isIn(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM t FOR UPDATE",
        "CREATE TABLE t (updated_at date)",
        "COPY (SELECT * FROM t) TO STDOUT",
        "COPY t TO STDOUT",
        "COPY (SELECT * FROM t FOR UPDATE) TO STDOUT",
        "WITH s AS (SELECT updated_at, deleted FROM t) SELECT * FROM s",
        "WITH s AS (SELECT * FROM t FOR UPDATE) SELECT * FROM s",
        "WITH s AS (SELECT * FROM t FOR NO KEY\n  UPDATE) SELECT * FROM s",
        "WITH s AS (SELECT replace(a, 'x', 'y') FROM t) SELECT * FROM s for  update",
        "WITH s AS (SELECT 1) SELECT * FROM s FOR /* no */ UPDATE",
        "WITH s AS (SELECT 1) SELECT * FROM s FOR -- rows\n UPDATE",
        "WITH s AS (SELECT 'DELETE FROM t') SELECT * FROM s",
        "WITH s AS (SELECT $$ UPDATE t SET a = 1 $$) SELECT * FROM s",
        "WITH s AS (SELECT 1 /* never DELETE */) SELECT * FROM s",
        "WITH s AS (SELECT \"update\" FROM t) SELECT * FROM s",
        "COPY \"from\" TO STDOUT",
        "COPY t TO '/copied from here'",
        "COPY t -- from\n TO STDOUT",
        "COPY /* rows */ (SELECT * FROM t) TO STDOUT",
        "update_all"
      })
  void isNotInWhatReadsOrLocksRows(String sql) {
    assertThat(isIn(sql)).isFalse();
  }

  @Test
  void isSeenByTheRowsOrTheLockOfWriters() {
    assertThat(isIn("SELECT f()", locking(LockMode.ROW_EXCLUSIVE))).isTrue();
    assertThat(isIn("SELECT f()", locking(LockMode.ROW_SHARE))).isFalse();
  }

  @Test
  void mayBeInBlocksAndProcedures() {
    assertThat(mayBeIn("DO $$ BEGIN END $$")).isTrue();
    assertThat(mayBeIn("call p()")).isTrue();
    assertThat(mayBeIn("CREATE TABLE done (call int)")).isFalse();
  }

  private static boolean isIn(String sql) {
    return isIn(sql, StatementEffect.ofChanges(1, List.of()));
  }

  private static boolean isIn(String sql, StatementEffect seen) {
    Script script = script(sql);
    return RowWriting.isIn(script, script.statements().getFirst(), seen);
  }

  private static boolean mayBeIn(String sql) {
    Script script = script(sql);
    return RowWriting.mayBeIn(script, script.statements().getFirst());
  }

  private static Script script(String sql) {
    return Script.of("V1__a.sql", sql, new TinySplitter());
  }

  private static StatementEffect locking(LockMode mode) {
    var locks = new TreeMap<String, LockMode>();
    locks.put("t", mode);
    return new StatementEffect(
        1,
        true,
        List.of(),
        locks,
        Collections.emptySortedSet(),
        Collections.emptySortedSet(),
        Collections.emptySortedMap());
  }
}
