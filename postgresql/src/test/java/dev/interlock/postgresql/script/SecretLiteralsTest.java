package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Literals that no excerpt, message or plan may show (O2). */
final class SecretLiteralsTest {

  private final PostgresScriptSplitter splitter = new PostgresScriptSplitter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER ROLE x PASSWORD 'Xq7zK'",
        "alter user x with encrypted\n password\n 'Xq7zK' VALID UNTIL 'infinity'",
        "CREATE ROLE x PASSWORD $pw$Xq7zK$pw$",
        "CREATE ROLE x PASSWORD E'Xq7zK'",
        "CREATE ROLE x PASSWORD 'Xq7zK;\nCREATE TABLE t (id int);",
        "CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'bob', pin 'Xq7zK')",
        "ALTER USER MAPPING FOR u SERVER s OPTIONS (SET password 'Xq7zK')",
        "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (secret_access_key 'Xq7zK')",
        "DO $$ BEGIN ALTER ROLE x PASSWORD 'Xq7zK'; END $$",
        "DO $$ BEGIN EXECUTE 'ALTER ROLE x PASSWORD ''Xq7zK'''; END $$",
        "DO $$ BEGIN EXECUTE 'ALTER ROLE x PASSWORD ' || quote_literal('Xq7zK'); END $$",
        "DO $$ BEGIN EXECUTE format('ALTER ROLE %I PASSWORD %L', 'someone', 'Xq7zK'); END $$",
        "DO $$ DECLARE p text := 'Xq7zK'; BEGIN EXECUTE format('ALTER ROLE x PASSWORD %L', p); END $$",
        "DO $$ DECLARE role_password constant text := 'Xq7zK'; BEGIN NULL; END $$",
        "SELECT set_config('app.jwt_secret', 'Xq7zK', false)",
        "ALTER DATABASE d SET app.jwt_secret TO 'Xq7zK'",
        "UPDATE u SET hash = crypt('Xq7zK', gen_salt('bf'))",
        "SELECT vault.create_secret('Xq7zK', 'name')",
        "UPDATE smtp SET password = 'Xq7zK'",
        "\\set admin_password 'Xq7zK'\nSELECT 1;"
      })
  void findsThem(String sql) {
    assertThat(splitter.secrets(sql)).contains("Xq7zK").doesNotContain("someone", "bob");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET password_encryption = 'scram-sha-256'",
        "COMMENT ON COLUMN u.password IS 'a hash'",
        "INSERT INTO faq VALUES ('how to reset your password?', 'Click the link')",
        "CREATE TABLE u (password varchar(72) NOT NULL DEFAULT 'none')",
        "SELECT 'x' AS token_type, 'y' FROM keys"
      })
  void leavesOtherLiterals(String sql) {
    assertThat(splitter.secrets(sql)).isEmpty();
  }
}
