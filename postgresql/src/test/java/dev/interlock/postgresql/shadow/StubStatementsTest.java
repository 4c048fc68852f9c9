package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StubStatementsTest {

  @Test
  void makesACommentOfOptionsAndKeepsEveryPlace() {
    var before =
        "CREATE INDEX i ON d USING hnsw ((v::halfvec(3)) halfvec_l2_ops) WITH (m = 16) WHERE id > 1";
    assertThat(taken(before))
        .isEqualTo(
            "CREATE INDEX i ON d USING hnsw ((v::halfvec(3)) halfvec_l2_ops) /*~~ m = 16*/ WHERE id > 1")
        .hasSameSizeAs(before);
    assertThat(taken("create unique index on d using \"ivfflat\"(v)with(lists=100)"))
        .isEqualTo("create unique index on d using \"ivfflat\"(v)/*~~lists=100*/");
  }

  @Test
  void readsBlocksThatMakeOneKindOfIndex() {
    assertThat(taken("DO $$ BEGIN CREATE INDEX i ON d USING hnsw (v x) WITH (m = 4); END $$"))
        .contains("/*~~ m = 4*/");
    var two =
        "DO $$ BEGIN CREATE INDEX i ON d USING hnsw (v x) WITH (m = 4);"
            + " CREATE INDEX j ON d USING hnsw (v x) WITH (m = 5); END $$";
    assertThat(taken(two)).isEqualTo(two);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX i ON d USING gin (v) WITH (fastupdate = off)",
        "CREATE INDEX i ON d USING hnsw (v vector_l2_ops)",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'CREATE INDEX i ON d USING hnsw (v) WITH (m = 4)'",
        "INSERT INTO note VALUES ('CREATE INDEX i ON d USING hnsw (v) WITH (m = 4)')"
      })
  void leavesEverythingElse(String statement) {
    assertThat(taken(statement)).isEqualTo(statement);
  }

  private static String taken(String text) {
    return StubStatements.of(Statement.of(text, 0, StatementKind.ORDINARY)).text();
  }
}
