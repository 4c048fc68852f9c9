package dev.interlock.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.Online;
import dev.interlock.effect.LockMode;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.SafeStep;
import dev.interlock.postgresql.PostgresDialect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps in place of a statement, by its text. */
class PostgresOnlineTest {

  private static final Catalog SCHEMA =
      Catalog.of(
          List.of(
              object(ObjectKind.TABLE, Map.of(), "public", "t"),
              object(ObjectKind.COLUMN, Map.of(), "public", "t", "a"),
              object(ObjectKind.COLUMN, Map.of(Attribute.NOT_NULL, "yes"), "public", "t", "b"),
              object(ObjectKind.COLUMN, Map.of(), "public", "t", "text"),
              object(ObjectKind.TABLE, Map.of(), "Sales", "Order Lines"),
              object(ObjectKind.COLUMN, Map.of(), "Sales", "Order Lines", "Line No"),
              object(ObjectKind.TABLE, Map.of("partition key", "RANGE (a)"), "public", "p"),
              object(
                  ObjectKind.TABLE,
                  Map.of("partition of", "public.p FOR VALUES FROM (1) TO (9)"),
                  "public",
                  "p1"),
              object(ObjectKind.CONSTRAINT, Map.of(), "public", "t", "t_b_key")));

  private static CatalogObject object(
      ObjectKind kind, Map<String, String> attributes, String... path) {
    return CatalogObject.of(ObjectId.of(kind, path), attributes);
  }

  private static Online online(String sql) {
    var locks = new TreeMap<String, LockMode>();
    for (String table : List.of("public.t", "public.p", "\"Sales\".\"Order Lines\"")) {
      locks.put(table, LockMode.ACCESS_EXCLUSIVE);
    }
    var effect =
        new StatementEffect(
            1,
            true,
            List.of(),
            locks,
            new TreeSet<>(),
            new TreeSet<>(locks.keySet()),
            new TreeMap<>());
    return new PostgresOnline()
        .online(new PostgresDialect().splitter().tokens(sql), effect, SCHEMA);
  }

  private static OnlineSequence sequence(String sql) {
    assertThat(online(sql)).as(sql).isInstanceOf(Online.Possible.class);
    return ((Online.Possible) online(sql)).sequence();
  }

  @Test
  void buildsAnIndexConcurrently() {
    SafeStep step = sequence("CREATE /* all */ UNIQUE INDEX i ON t (a)").steps().getFirst();
    assertThat(step.alone()).isTrue();
    assertThat(step.statements())
        .containsExactly("CREATE /* all */ UNIQUE INDEX CONCURRENTLY i ON t (a)");
    assertThat(step.undo()).contains("DROP INDEX IF EXISTS i");
    assertThat(sequence("create index on public.t (a)").statements())
        .containsExactly("create index CONCURRENTLY on public.t (a)");
    assertThat(sequence("CREATE INDEX IF NOT EXISTS \"I i\" ON public.t (a)").steps().getFirst())
        .satisfies(one -> {
          assertThat(one.statements())
              .containsExactly("CREATE INDEX CONCURRENTLY IF NOT EXISTS \"I i\" ON public.t (a)");
          assertThat(one.undo()).isEmpty();
        });
    assertThat(sequence("CREATE INDEX i ON public.t (a)").steps().getFirst().undo())
        .contains("DROP INDEX IF EXISTS public.i");
  }

  @Test
  void buildsTheIndexOfEachPartitionAndAttachesIt() {
    assertThat(sequence("CREATE UNIQUE INDEX i ON p (a DESC, b) WHERE a > 0").statements())
        .containsExactly(
            "CREATE UNIQUE INDEX i ON ONLY p (a DESC, b) WHERE a > 0",
            "CREATE UNIQUE INDEX CONCURRENTLY p1_a_b_idx ON public.p1 (a DESC, b) WHERE a > 0",
            "ALTER INDEX i ATTACH PARTITION public.p1_a_b_idx");
    assertThat(sequence("CREATE INDEX ON public.p (a) INCLUDE (b)").statements())
        .startsWith("CREATE INDEX p_a_b_idx ON ONLY public.p (a) INCLUDE (b)");
  }

  @Test
  void validatesARuleAfterwards() {
    OnlineSequence sequence =
        sequence("ALTER TABLE ONLY t ADD FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE");
    assertThat(sequence.statements())
        .containsExactly(
            "ALTER TABLE ONLY t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE NOT VALID",
            "ALTER TABLE ONLY t VALIDATE CONSTRAINT t_a_fkey");
    assertThat(sequence.steps().getFirst().undo())
        .contains("ALTER TABLE ONLY t DROP CONSTRAINT IF EXISTS t_a_fkey");
    assertThat(sequence("ALTER TABLE t ADD CHECK (a > b)").statements().getFirst())
        .isEqualTo("ALTER TABLE t ADD CONSTRAINT t_check CHECK (a > b) NOT VALID");
    assertThat(sequence("ALTER TABLE t ADD CONSTRAINT c CHECK (not valid)").steps()).hasSize(2);
    assertThat(sequence("ALTER TABLE t ADD CHECK (t.a > 0)").statements().getFirst())
        .startsWith("ALTER TABLE t ADD CONSTRAINT t_a_check CHECK");
    assertThat(sequence("ALTER TABLE t ADD CHECK (abs(a) > 0 AND a < 9)").statements().getFirst())
        .startsWith("ALTER TABLE t ADD CONSTRAINT t_a_check CHECK");
  }

  @Test
  void provesNotNullByACheckThatIsDroppedWithIt() {
    OnlineSequence sequence =
        sequence("ALTER TABLE \"Sales\".\"Order Lines\" ALTER COLUMN \"Line No\" SET NOT NULL");
    assertThat(sequence.steps()).hasSize(3);
    assertThat(sequence.steps().getLast().statements())
        .containsExactly(
            "ALTER TABLE \"Sales\".\"Order Lines\" ALTER COLUMN \"Line No\" SET NOT NULL",
            "ALTER TABLE \"Sales\".\"Order Lines\" DROP CONSTRAINT \"interlock_Line No_not_null\"");
    assertThat(sequence.helpers())
        .containsExactly(
            ObjectId.of(
                ObjectKind.CONSTRAINT, "Sales", "Order Lines", "interlock_Line No_not_null"));
  }

  @Test
  void makesAKeyOfAnIndexAndItsColumnsNotNullBefore() {
    assertThat(
            sequence("ALTER TABLE public.t ADD PRIMARY KEY (a, b) INCLUDE (text) DEFERRABLE")
                .statements())
        .containsExactly(
            "ALTER TABLE public.t ADD CONSTRAINT interlock_a_not_null CHECK (a IS NOT NULL) NOT VALID",
            "ALTER TABLE public.t VALIDATE CONSTRAINT interlock_a_not_null",
            "ALTER TABLE public.t ALTER COLUMN a SET NOT NULL",
            "ALTER TABLE public.t DROP CONSTRAINT interlock_a_not_null",
            "CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON public.t (a, b) INCLUDE (text)",
            "ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey DEFERRABLE");
    assertThat(
            sequence(
                    "ALTER TABLE t ADD CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a) WITH (fillfactor=70) USING INDEX TABLESPACE fast")
                .statements())
        .containsExactly(
            "CREATE UNIQUE INDEX CONCURRENTLY k ON t (a) NULLS NOT DISTINCT WITH (fillfactor=70) TABLESPACE fast",
            "ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX k");
  }

  @Test
  void dividesAnAlterTableIntoItsActionsAndRunsTheQuickOnesFirst() {
    assertThat(
            sequence(
                    "ALTER TABLE t ADD CHECK (b IN (1, 2)), ADD COLUMN c int DEFAULT 1, DROP CONSTRAINT d, VALIDATE CONSTRAINT v")
                .statements())
        .containsExactly(
            "ALTER TABLE t ADD COLUMN c int DEFAULT 1, DROP CONSTRAINT d",
            "ALTER TABLE t ADD CONSTRAINT t_b_check CHECK (b IN (1, 2)) NOT VALID",
            "ALTER TABLE t VALIDATE CONSTRAINT t_b_check",
            "ALTER TABLE t VALIDATE CONSTRAINT v");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX IF NOT EXISTS i ON p (a) | an index with IF NOT EXISTS on a partitioned table has no such steps",
        "CREATE INDEX ON p ((a + 1)) | its index has no name",
        "ALTER TABLE p ADD UNIQUE (a) | a unique key on a partitioned table has no such steps",
        "ALTER TABLE t ADD UNIQUE (b) | its constraint has no name, and `t_b_key`, which the server would choose, is taken",
        "ALTER TABLE t ADD CHECK (a::text <> '') | its constraint has no name, which depends on the columns in it",
        "ALTER TABLE t ADD EXCLUDE USING gist (a WITH =) | no steps are known for such a constraint",
        "ALTER TABLE t ADD COLUMN c int UNIQUE | it adds a column together with a rule; a constraint of its own can be added online",
        "ALTER TABLE t ADD CHECK (a > 0), DROP COLUMN b | it drops a column as well, whose values would be gone if a later step failed; drop it in a statement of its own",
        "ALTER TABLE t ALTER a TYPE bigint | no steps are known for one of its actions",
        "ALTER TABLE t ADD UNIQUE (a WITHOUT OVERLAPS) | its columns could not be read",
        "ALTER TABLE unknown ADD UNIQUE (a) | the schema of its table is not known",
        "DO 'begin end' | no steps are known for such a statement",
        "REFRESH MATERIALIZED VIEW m | no steps are known for such a statement",
      })
  void saysWhyThereAreNoSteps(String sql, String why) {
    assertThat(online(sql)).as(sql).isEqualTo(new Online.Impossible(why));
  }
}
