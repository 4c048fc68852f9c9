package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code interlock explain}, with the pages that the build packs. */
class ExplainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @EnumSource
  void printsThePageOfEveryCodeWithoutMarkdown(Code code) {
    assertThat(explain(code.id())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith(code.id() + ": " + code.title() + "\n\n")
        .contains("\nWhat to do\n\n")
        .doesNotContain("```", "](", "\n#");
  }

  @Test
  void acceptsACodeInLowerCase() {
    assertThat(explain("cat003")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("CAT003: ");
  }

  @Test
  void listsTheCodesThatBeginAlike() {
    assertThat(explain("lck")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(8)
        .first()
        .isEqualTo("LCK001  " + Code.LOCK_WAIT.title());
  }

  @Test
  void listsEveryFamilyWithoutACode() {
    assertThat(explain()).isZero();
    for (Code code : Code.values()) {
      assertThat(out.toString(StandardCharsets.UTF_8))
          .containsPattern("(?m)^" + code.id().substring(0, 3) + "  \\S");
    }
  }

  @Test
  void offersTheNearestCode() {
    assertThat(explain("CTA003")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("`CTA003` is not a code of Interlock.", "`interlock explain CAT003`");
  }

  @Test
  void readsNoConfiguration() {
    int exit =
        Main.run(
            Map.of("INTERLOCK_LOG", "no such log"),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "explain",
            "CFG004");

    assertThat(exit).isZero();
  }

  private int explain(String... code) {
    var words = new String[code.length + 1];
    words[0] = "explain";
    System.arraycopy(code, 0, words, 1, code.length);
    return Main.run(
        Map.of(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        words);
  }
}
