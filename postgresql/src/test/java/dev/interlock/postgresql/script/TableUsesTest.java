package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.token.TableUse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Finds the statements that need the tool's own table to exist; other tables do not count (S10).
 */
class TableUsesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM schema_migrations WHERE version = '7'",
        "delete from only PUBLIC.SCHEMA_MIGRATIONS",
        "DELETE FROM \"public\".\"schema_migrations\"",
        "DELETE FROM U&\"schema\\005Fmigrations\"",
        "INSERT INTO schema_migrations (version) VALUES (1)",
        "MERGE INTO schema_migrations s USING t ON true WHEN MATCHED THEN DELETE",
        "UPDATE schema_migrations SET version = 1",
        "SELECT a.x FROM a, schema_migrations",
        "SELECT 1 FROM a JOIN schema_migrations s ON s.version = a.version",
        "WITH x AS (SELECT version FROM schema_migrations) SELECT * FROM x",
        "ALTER TABLE ONLY schema_migrations ADD COLUMN note text",
        "TRUNCATE TABLE a, schema_migrations",
        "DROP TABLE a, schema_migrations",
        "CREATE TRIGGER t BEFORE INSERT OR TRUNCATE ON schema_migrations EXECUTE FUNCTION f()",
        "CREATE UNIQUE INDEX CONCURRENTLY i ON schema_migrations (version)",
        "GRANT SELECT ON TABLE schema_migrations TO app",
        "REVOKE ALL ON schema_migrations FROM app",
        "COMMENT ON COLUMN schema_migrations.version IS 'x'",
        "CREATE TABLE a (version text REFERENCES schema_migrations (version))",
        "CREATE TABLE a (LIKE schema_migrations)",
        "CREATE TABLE a () INHERITS (schema_migrations)",
        "CREATE VIEW v AS SELECT version FROM schema_migrations",
        "COPY schema_migrations FROM stdin",
        "LOCK TABLE schema_migrations",
        "SELECT 'schema_migrations'::regclass",
        "SELECT 'public.schema_migrations' :: regclass",
        "DO $$ BEGIN DELETE FROM schema_migrations; END $$",
        "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS $$ SELECT max(version) FROM schema_migrations $$"
      })
  void needs(String statement) {
    assertThat(TableUses.of(statement, "schema_migrations")).isEqualTo(TableUse.NEEDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE schema_migrations (version text)",
        "CREATE UNLOGGED TABLE IF NOT EXISTS public.schema_migrations (version text)",
        "SELECT 1 AS version INTO schema_migrations"
      })
  void creates(String statement) {
    assertThat(TableUses.of(statement, "schema_migrations")).isEqualTo(TableUse.CREATES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE SCHEMA schema_migrations",
        "CREATE TABLE auth.schema_migrations (version text)",
        "INSERT INTO auth.schema_migrations VALUES ('1')",
        "INSERT INTO \"auth\".\"schema_migrations\" VALUES ('1')",
        "DELETE FROM \"SCHEMA_MIGRATIONS\"",
        "CREATE TABLE a (id int, schema_migrations text, b int)",
        "ALTER TABLE a ADD COLUMN schema_migrations text",
        "ALTER TABLE a RENAME TO schema_migrations",
        "SELECT schema_migrations FROM a",
        "SELECT x, schema_migrations FROM a ORDER BY x, schema_migrations",
        "SELECT a.schema_migrations FROM a",
        "SELECT 'DELETE FROM schema_migrations'",
        "INSERT INTO log VALUES ('schema_migrations')",
        "SELECT to_regclass('schema_migrations')",
        "SELECT 'auth.schema_migrations'::regclass",
        "DROP TABLE IF EXISTS schema_migrations",
        "ALTER TABLE IF EXISTS schema_migrations ADD COLUMN a int",
        "WITH schema_migrations AS (SELECT 1) SELECT * FROM schema_migrations",
        "CREATE FUNCTION schema_migrations() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$",
        "SELECT * FROM schema_migrations()",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM schema_migrations; END $$",
        "SELECT 1 /* FROM schema_migrations */ -- FROM schema_migrations",
        "COMMENT ON TABLE a IS 'not FROM schema_migrations'"
      })
  void hasNothingToDoWithIt(String statement) {
    assertThat(TableUses.of(statement, "schema_migrations")).isEqualTo(TableUse.NONE);
  }

  @Test
  void isFoundInAFileHoweverTheNameIsWritten() {
    String sql = "SELECT 1; DELETE FROM U&\"schema\\005Fmigrations\";";
    var file =
        new ScriptFile(
            "V1__a.sql",
            Checksum.of(sql.getBytes(StandardCharsets.UTF_8)),
            Directives.NONE,
            () -> sql,
            new PostgresScriptSplitter());
    assertThat(file.use("schema_migrations")).isEqualTo(TableUse.NEEDS);
  }
}
