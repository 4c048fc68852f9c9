package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.text.TextWidth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTextTest {

  private static final CommandTable TABLE = CommandTable.interlock();

  // Lines were cut inside words at 80 and 40 columns (O7).
  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120})
  void endsLinesBetweenWordsWhereTheTerminalIsNarrow(int columns) {
    var width = new TextWidth(columns);
    assertFits(new HelpText(TABLE, width).ofProgram(), new HelpText(TABLE).ofProgram(), columns);
    TABLE
        .commands()
        .forEach((name, command) ->
            assertFits(
                new HelpText(TABLE, width).of(name, command.get()),
                new HelpText(TABLE).of(name, command.get()),
                columns));
  }

  /**
   * Compares the words of both texts, and requires that lines fit, except for a flag that is wider.
   */
  private static void assertFits(String narrow, String whole, int columns) {
    assertThat(narrow.replaceAll("\\s+", " ")).isEqualTo(whole.replaceAll("\\s+", " "));
    assertThat(narrow.lines())
        .allSatisfy(
            line -> assertThat(line.length() <= columns || !line.strip().contains("  ")).isTrue());
    assertThat(narrow.lines().filter(line -> line.length() > columns)).hasSizeLessThan(4);
  }

  // The help listed neither the values of these flags nor `--version` (O7).
  @org.junit.jupiter.api.Test
  void namesTheValuesOfChoicesAndTheFlagForTheVersion() {
    String run = new HelpText(TABLE).of("run", TABLE.named("run"));
    assertThat(run)
        .contains("refuse", "allow")
        .containsPattern("--out-of-order [^\\n]*refuse[^\\n]*allow")
        .containsPattern("--ledger [^\\n]*keep[^\\n]*takeover")
        .containsPattern("--drift [^\\n]*refuse[^\\n]*allow");
    assertThat(new HelpText(TABLE).ofProgram()).contains("--version");
  }
}
