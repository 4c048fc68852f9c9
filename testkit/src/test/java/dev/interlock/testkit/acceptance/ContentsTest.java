package dev.interlock.testkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
final class ContentsTest {

  private static final String SCHEMA =
      """
      CREATE TYPE mood AS ENUM ('sad', 'glad');
      CREATE TABLE a (id int PRIMARY KEY, n int, m mood);
      CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE AGGREGATE total (int) (sfunc = int4pl, stype = int);
      CREATE SEQUENCE s;
      CREATE VIEW v AS SELECT id FROM a;
      INSERT INTO a VALUES (1, 1, 'sad');
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE a ADD COLUMN more text",
        "ALTER TABLE a ALTER COLUMN n SET NOT NULL",
        "ALTER TABLE a ALTER COLUMN n SET DEFAULT 5",
        "ALTER TABLE a ALTER COLUMN n TYPE bigint",
        "ALTER TABLE a ADD CONSTRAINT positive CHECK (n > 0)",
        "ALTER TABLE a ADD CONSTRAINT positive CHECK (n > 0) NOT VALID",
        "ALTER TABLE a ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE a SET (fillfactor = 50)",
        "CREATE INDEX ON a (n)",
        "CREATE POLICY p ON a USING (true)",
        "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION t()",
        "CREATE OR REPLACE VIEW v AS SELECT n AS id FROM a",
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2'",
        "ALTER TYPE mood ADD VALUE 'merry'",
        "CREATE DOMAIN d AS int",
        "CREATE SCHEMA other",
        "CREATE EXTENSION hstore",
        "COMMENT ON COLUMN a.n IS 'words'",
        "GRANT SELECT ON a TO PUBLIC",
        "SELECT nextval('s')",
        "INSERT INTO a VALUES (2, 2, 'glad')",
        "UPDATE a SET n = 7",
        "DROP TABLE a CASCADE"
      })
  void seesEveryChange(String change, TestDatabase database) throws SQLException {
    var contents = new PostgresCaseDatabase(database, Optional.empty());
    execute(contents, SCHEMA);
    var before = contents.contents();
    assertThat(contents.contents()).isEqualTo(before);

    execute(contents, change);

    assertThat(contents.contents()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE interlock_lock (id bigserial PRIMARY KEY, n int CHECK (n > 0)); INSERT INTO interlock_lock (n) VALUES (1)",
        "ANALYZE a",
        "REINDEX TABLE a"
      })
  void overlooksWhatTheServiceCannotNotice(String change, TestDatabase database)
      throws SQLException {
    var contents = new PostgresCaseDatabase(database, Optional.empty());
    execute(contents, SCHEMA);
    var before = contents.contents();

    execute(contents, change);

    assertThat(contents.contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE INDEX i ON a (n)", "UPDATE a SET n = 2", "DROP TABLE a"})
  void seesEveryChangeInSqlite(String change, @TempDir Path folder) throws SQLException {
    var contents = new SqliteCaseDatabase(folder.resolve("test.sqlite"));
    execute(contents, "CREATE TABLE a (n int); INSERT INTO a VALUES (1)");
    var before = contents.contents();
    execute(contents, "CREATE TABLE interlock_lock (n int)");
    assertThat(contents.contents()).isEqualTo(before);

    execute(contents, change);

    assertThat(contents.contents()).isNotEqualTo(before);
  }

  private static void execute(CaseDatabase database, String script) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      if (script.startsWith("SELECT")) {
        statement.execute(script);
      } else {
        statement.executeUpdate(script);
      }
    }
  }
}
