package dev.interlock.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import org.junit.jupiter.api.Test;

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

  @Test
  void coloursTheCodeBySeverity() {
    var lines = new FindingText(Ink.COLOR);

    assertThat(lines.lines(FINDING).getFirst()).startsWith("\u001b[1;31merror[APP001]\u001b[0m ");
    assertThat(lines.lines(FINDING.as(Severity.WARNING)).getFirst())
        .startsWith("\u001b[1;33mwarning[APP001]\u001b[0m ");
  }
}
