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
