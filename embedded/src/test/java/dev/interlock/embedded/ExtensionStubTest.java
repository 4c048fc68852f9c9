package dev.interlock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the stub of pgvector with the recorded answers of pgvector to the same statements. */
final class ExtensionStubTest {

  private static EmbeddedPostgres server;

  private Connection connection;

  @BeforeAll
  static void start() {
    server = EmbeddedPostgres.start(PostgresBinaries.onClassPath().withStubs());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    server.createDatabase("d");
    connection = server.connect("d");
    run("CREATE EXTENSION vector");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    server.dropDatabase("d");
  }

  @Test
  void isOnlyThereWhereItIsAskedFor() throws SQLException {
    try (var plain = EmbeddedPostgres.start(PostgresBinaries.onClassPath());
        var other = plain.connect("template1");
        var statement = other.createStatement()) {
      assertThatThrownBy(() -> statement.execute("CREATE EXTENSION vector"))
          .hasMessageContaining("vector");
    }
  }

  @Test
  void printsTypesAndIndexesAsPgvectorDoes() throws SQLException {
    run("CREATE TABLE doc (a vector(3) DEFAULT '[0,0,0]', b halfvec(3), c sparsevec(5), d vector)");
    run("CREATE INDEX i ON doc USING hnsw (a vector_cosine_ops)");
    run("CREATE INDEX j ON doc USING ivfflat (a)");
    run("CREATE INDEX k ON doc USING hnsw ((d::halfvec(3072)) halfvec_cosine_ops)");
    assertThat(
            answers(
                "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                    + " WHERE attrelid = 'doc'::regclass AND attnum > 0 ORDER BY attnum"))
        .containsExactly("vector(3)", "halfvec(3)", "sparsevec(5)", "vector");
    assertThat(answers("SELECT pg_get_indexdef(i::regclass) FROM unnest('{i,j,k}'::text[]) i"))
        .containsExactly(
            "CREATE INDEX i ON public.doc USING hnsw (a vector_cosine_ops)",
            "CREATE INDEX j ON public.doc USING ivfflat (a)",
            "CREATE INDEX k ON public.doc USING hnsw (((d)::halfvec(3072)) halfvec_cosine_ops)");
  }

  @Test
  void computes() throws SQLException {
    assertThat(
            answers(
                """
                SELECT '[1,2]'::vector <-> '[4,6]' UNION ALL SELECT '[1,2]'::vector <#> '[2,1]'
                UNION ALL SELECT '[1,0]'::vector <=> '[0,1]' UNION ALL SELECT '[1,2]'::vector <+> '[4,1]'
                UNION ALL SELECT vector_dims('[1,2,3]'::vector)
                UNION ALL SELECT '{1:3,3:4}/5'::sparsevec <-> '{}/5'
                """))
        .containsExactly("5", "-4", "1", "4", "3", "5");
    assertThat(
            answers(
                "SELECT avg(v) FROM (VALUES ('[1,2]'::vector), ('[3,5]')) t (v) UNION ALL"
                    + " SELECT sum(v) FROM (VALUES ('[1,2]'::vector), ('[3,5]')) t (v) UNION ALL"
                    + " SELECT ARRAY[1.5, 2]::real[]::vector(2)"))
        .containsExactly("[2,3.5]", "[4,7]", "[1.5,2]");
  }

  @Test
  void knowsTheLimits() throws SQLException {
    run("CREATE TABLE doc (a vector(3), wide vector(3072), any_width vector)");
    run("INSERT INTO doc (a) VALUES ('[1,2,3]')");
    assertRefused("INSERT INTO doc (a) VALUES ('[1,2]')", "expected 3 dimensions, not 2");
    assertRefused(
        "CREATE INDEX ON doc USING hnsw (wide vector_cosine_ops)",
        "column cannot have more than 2000 dimensions for hnsw index");
    assertRefused(
        "CREATE INDEX ON doc USING hnsw (any_width vector_cosine_ops)",
        "column does not have dimensions");
    assertRefused("CREATE INDEX ON doc USING hnsw (a)", "has no default operator class");
    assertRefused(
        "CREATE UNIQUE INDEX ON doc USING hnsw (a vector_l2_ops)",
        "access method \"hnsw\" does not support unique indexes");
    assertRefused(
        "ALTER TABLE doc ADD COLUMN huge vector(16001)",
        "dimensions for type vector cannot exceed 16000");
  }

  @Test
  void takesOptionsOfIndexesFromAComment() throws SQLException {
    run("CREATE TABLE doc (a vector(3))");
    run(
        "CREATE INDEX CONCURRENTLY i ON doc USING hnsw (a vector_l2_ops) /*~~ m = 8, EF_construction=40*/");
    run("CREATE INDEX j ON doc USING ivfflat (a) /*~~ lists = 10*/");
    assertThat(answers("SELECT pg_get_indexdef(i::regclass) FROM unnest('{i,j}'::text[]) i"))
        .containsExactly(
            "CREATE INDEX i ON public.doc USING hnsw (a vector_l2_ops) WITH (m='8', ef_construction='40')",
            "CREATE INDEX j ON public.doc USING ivfflat (a) WITH (lists='10')");
    assertRefused(
        "CREATE INDEX ON doc USING hnsw (a vector_l2_ops) /*~~ lists = 10*/",
        "unrecognized parameter \"lists\"");
    assertRefused(
        "CREATE INDEX ON doc USING hnsw (a vector_l2_ops) /*~~ m = 101*/",
        "value 101 out of bounds for option \"m\"");
    assertRefused(
        "CREATE INDEX ON doc USING hnsw (a vector_l2_ops) /*~~ m = 40*/",
        "ef_construction must be greater than or equal to 2 * m");
  }

  @Test
  void keepsOptionsWhenAnIndexIsRebuilt() throws SQLException {
    run("CREATE TABLE doc (n int, a vector(3)) PARTITION BY LIST (n)");
    run("CREATE INDEX i ON doc USING hnsw (a vector_l2_ops) /*~~ m = 8*/");
    run("CREATE TABLE part PARTITION OF doc FOR VALUES IN (1)");
    run("CREATE TABLE other (a vector(3))");
    run("CREATE INDEX j ON other USING hnsw (a vector_l2_ops) /*~~ m = 9*/");
    run("ALTER TABLE other ALTER COLUMN a TYPE vector(4)");
    assertThat(
            answers("SELECT reloptions FROM pg_class WHERE relname IN ('i', 'j') ORDER BY relname"))
        .containsExactly("{m=8}", "{m=9}");
  }

  @Test
  void hasEveryVersionAndMoves() throws SQLException {
    run("DROP EXTENSION vector");
    run("CREATE SCHEMA extensions");
    run("CREATE EXTENSION vector SCHEMA extensions VERSION '0.5.1'");
    run("ALTER EXTENSION vector UPDATE TO '0.8.0'");
    run("ALTER EXTENSION vector UPDATE");
    assertThat(answers("SELECT '[3,4]'::extensions.vector OPERATOR(extensions.<->) '[0,0]'"))
        .containsExactly("5");
    run("ALTER EXTENSION vector SET SCHEMA public");
    assertThat(answers("SELECT l2_normalize('[3,4]'::vector) || '[1]'::vector"))
        .containsExactly("[0.6,0.8,1]");
    run("DROP EXTENSION vector");
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void assertRefused(String sql, String why) {
    assertThatThrownBy(() -> run(sql)).hasMessageContaining(why);
  }

  private List<String> answers(String query) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      var answers = new ArrayList<String>();
      while (row.next()) {
        answers.add(row.getString(1));
      }
      return answers;
    }
  }
}
