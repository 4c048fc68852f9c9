package dev.interlock.layout.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.TinySplitter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected values were computed by zlib and OpenSSL. */
class ToolChecksumTest {

  private static final String UNIX = "-- é\nCREATE TABLE t (\n\n id integer);\n";
  private static final String WINDOWS = UNIX.replace("\n", "\r\n");

  @Test
  void hashesForFlywayLinesWithoutTheirEnds() {
    assertThat(new Flyway().checksum(file(UNIX))).contains("-387882282");
    assertThat(new Flyway().checksum(file(WINDOWS))).contains("-387882282");
    assertThat(new Flyway().checksum(file(UNIX.stripTrailing()))).contains("-387882282");
  }

  @Test
  void hashesForSqlxAndPrismaTheWholeFile() {
    assertThat(new Sqlx().checksum(file(UNIX)))
        .contains(
            "fec776be87046ac513b2c92f650482ad8524d76595d56c8afe1769f8ccac52f1856f86da7d495fac48ff926a29d65ce7");
    assertThat(new Prisma().checksum(file(UNIX)))
        .contains("724f4a899cad9a483cd5a8387ab8ec497ba4dacebb62398345a39fa3d9d3df45");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flyway", "sqlx", "prisma"})
  void toleratesLineEndsOnly(String tool) {
    MigrationTool of = MigrationTools.named(tool).orElseThrow();
    String applied = of.checksum(file(UNIX)).orElseThrow();
    assertThat(of.fits(applied, file(WINDOWS))).isTrue();
    assertThat(of.fits(applied.toUpperCase(java.util.Locale.ROOT), file(UNIX))).isTrue();
    assertThat(of.fits(applied, file(UNIX + " "))).isFalse();
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
