package dev.interlock.finding.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTextTest {

  private static final Finding FINDING =
      Finding.error(Code.STATEMENT_FAILED, "it failed.")
          .at(Place.in("V1__a.sql", "SELECT 1;\n\tSELECT x;\n", 11, 8))
          .note("a reason")
          .help("mend it.");

  @Test
  void marksThePlaceUnderItsLine() {
    assertThat(new FindingText(Ink.NONE).lines(FINDING))
        .containsExactly(
            "error[APP001] it failed.",
            "  --> V1__a.sql:2:2",
            "   |",
            " 2 |     SELECT x;",
            "   |     ^^^^^^^^",
            "   = a reason",
            "help: mend it.");
  }

  @Test
  void onlyNamesThePlaceOfNote() {
    assertThat(new FindingText(Ink.NONE).lines(FINDING.as(Severity.NOTE)))
        .containsExactly(
            "note[APP001] it failed.", "  --> V1__a.sql:2:2", "   = a reason", "help: mend it.");
  }

  // Lines were cut inside words at 80 and 40 columns (O7).
  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void endsLinesBetweenWordsWhereTheTerminalIsNarrow(int columns) {
    String sql = "SELECT a, b, c FROM " + "some_table, ".repeat(12) + "wrong_table WHERE a = b;";
    var finding =
        Finding.error(Code.STATEMENT_FAILED, "the statement of `V1` failed " + words(30) + ".")
            .at(Place.in("V1__a.sql", sql, sql.indexOf("wrong"), 11))
            .note("a reason that " + words(20))
            .help("Mend it " + words(20) + ".");
    List<String> lines = new FindingText(Ink.NONE, new TextWidth(columns)).lines(finding);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    String text = String.join(" ", lines).replaceAll(" +", " ");
    assertThat(text).contains("failed " + words(30) + ".", words(20), "help: Mend it " + words(20));
    int marked =
        lines.indexOf(lines.stream().filter(l -> l.contains("^")).findFirst().orElseThrow());
    int at = lines.get(marked).indexOf('^');
    assertThat(lines.get(marked - 1).substring(at)).startsWith("wrong_table");
  }

  private static String words(int count) {
    return String.join(" ", Collections.nCopies(count, "word"));
  }

  @Test
  void coloursTheCodeBySeverity() {
    var lines = new FindingText(Ink.COLOR);

    assertThat(lines.lines(FINDING).getFirst()).startsWith("\u001b[1;31merror[APP001]\u001b[0m ");
    assertThat(lines.lines(FINDING.as(Severity.WARNING)).getFirst())
        .startsWith("\u001b[1;33mwarning[APP001]\u001b[0m ");
  }
}
