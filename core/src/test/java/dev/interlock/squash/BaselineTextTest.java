package dev.interlock.squash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import dev.interlock.history.Commits;
import dev.interlock.history.Directives;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.TinySplitter;
import dev.interlock.squash.BaselineText.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTextTest {

  @Test
  void keepsASettingOfAStatementAloneOutsideTransactions() {
    var squashedStatements =
        SquashedStatements.of(List.of(migration("SET a = 1; VACUUM t; SELECT 2;")), List.of());

    assertThat(BaselineText.of(squashedStatements, Transactions.KEPT))
        .isEqualTo(
            """
            -- V1 V1__a.sql

            SET a = 1;

            VACUUM t;

            BEGIN;

            SELECT 2;

            COMMIT;

            RESET a;

            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SET /* here */ a = 1 | a",
        "SET \"a\" = 1 | a",
        "SET TIME ZONE 'UTC' | timezone",
        "SET SESSION AUTHORIZATION owner | session authorization",
        "SET SCHEMA 'app' | search_path",
        "DO $$ BEGIN PERFORM set_config('a', '1', false); END $$ | a",
        "SET TRANSACTION READ ONLY | ``",
        "SET CONSTRAINTS ALL DEFERRED | ``",
        "SELECT 'set_config(''a'', ' | ``",
        "SELECT 1 /* set_config('a', '1') */ + 1 | ``",
        "CREATE FUNCTION f() AS $$ SELECT set_config('a', '1', true) $$ | ``"
      })
  void resetsTheSettingsThatAStatementChanges(String sql, String expected) {
    String text = BaselineText.of(statements(sql), Transactions.ONE);

    assertThat(text.lines().filter(line -> line.startsWith("RESET")).map(line -> line.substring(6)))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected + ";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX CONCURRENTLY i ON t (a) | CREATE INDEX i ON t (a);",
        "create unique index concurrently if not exists i on t (a)"
            + " | create unique index if not exists i on t (a);",
        "CREATE INDEX/* slow */CONCURRENTLY i ON t (a) | CREATE INDEX i ON t (a);",
        "DROP INDEX /* now */ CONCURRENTLY i | DROP INDEX i;",
        "CREATE INDEX \"concurrently\" ON t (a) | CREATE INDEX \"concurrently\" ON t (a);"
      })
  void buildsIndexesInsideTheTransaction(String sql, String expected) {
    assertThat(BaselineText.of(statements(sql), Transactions.ONE)).contains("\n" + expected);
  }

  private static List<SquashedStatement> statements(String sql) {
    return SquashedStatements.of(List.of(migration(sql)), List.of());
  }

  /** A migration of which each statement commits by itself. */
  private static Migration migration(String sql) {
    var up =
        new ScriptFile(
            "db/V1__a.sql",
            Checksum.of(sql.getBytes(StandardCharsets.UTF_8)),
            new Directives(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of()),
            Commits.EACH,
            () -> sql,
            new TinySplitter());
    return new Migration(MigrationId.parse("V1"), "a", List.of(), up, Optional.empty());
  }
}
