package dev.interlock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.TinySplitter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The expected values were computed by zlib and OpenSSL. */
class ForeignChecksumTest {

  private static final String UNIX = "-- é\nCREATE TABLE t (\n\n id integer);\n";
  private static final String WINDOWS = UNIX.replace("\n", "\r\n");

  @Test
  void hashesForFlywayLinesWithoutTheirEnds() {
    assertThat(ForeignChecksum.of(Runner.FLYWAY, file(UNIX))).contains("-387882282");
    assertThat(ForeignChecksum.of(Runner.FLYWAY, file(WINDOWS))).contains("-387882282");
    assertThat(ForeignChecksum.of(Runner.FLYWAY, file(UNIX.stripTrailing())))
        .contains("-387882282");
  }

  @Test
  void hashesForSqlxAndPrismaTheWholeFile() {
    assertThat(ForeignChecksum.of(Runner.SQLX, file(UNIX)))
        .contains(
            "fec776be87046ac513b2c92f650482ad8524d76595d56c8afe1769f8ccac52f1856f86da7d495fac48ff926a29d65ce7");
    assertThat(ForeignChecksum.of(Runner.PRISMA, file(UNIX)))
        .contains("724f4a899cad9a483cd5a8387ab8ec497ba4dacebb62398345a39fa3d9d3df45");
  }

  @ParameterizedTest
  @EnumSource(names = {"FLYWAY", "SQLX", "PRISMA"})
  void toleratesLineEndsOnly(Runner runner) {
    String applied = ForeignChecksum.of(runner, file(UNIX)).orElseThrow();
    assertThat(ForeignChecksum.fits(runner, applied, file(WINDOWS))).isTrue();
    assertThat(ForeignChecksum.fits(runner, applied.toUpperCase(java.util.Locale.ROOT), file(UNIX)))
        .isTrue();
    assertThat(ForeignChecksum.fits(runner, applied, file(UNIX + " "))).isFalse();
  }

  private static ScriptFile file(String text) {
    return new ScriptFile(
        "V1__a.sql",
        Checksum.of(text.getBytes(StandardCharsets.UTF_8)),
        Directives.NONE,
        () -> text,
        new TinySplitter());
  }
}
