package dev.interlock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.cli.demo.CaseStory.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseStoryTest {

  @Test
  void readsTheBlocksInTheirOrder() {
    var story =
        CaseStory.parse(
            """
            # A title

            One line.
            Another one.

            ## A heading

            ```sql
            SELECT a;
            -- ERROR: column "a" does not exist
            ```

            ```console
            $ interlock plan
            $ interlock run -- true
            error[CAT011]
            [exit 1]
            ```
            """);

    assertThat(story.parts())
        .containsExactly(
            new Part.Title("A title"),
            new Part.Paragraph("One line.\nAnother one."),
            new Part.Heading("A heading"),
            new Part.Sql("SELECT a;\n-- ERROR: column \"a\" does not exist"),
            new Part.Command("interlock plan", List.of(), 0),
            new Part.Command("interlock run -- true", List.of("error[CAT011]"), 1));
  }

  @Test
  void anErrorIsExpectedOnlyInTheLastLine() {
    assertThat(new Part.Sql("SELECT a;\n-- ERROR: no a").error()).isEqualTo("no a");
    assertThat(new Part.Sql("-- ERROR: no a\nSELECT a;").error()).isEmpty();
  }

  @Test
  void outputHoldsTheExpectedLinesInTheirOrder() {
    var command = new Part.Command("interlock plan", List.of("V1", "V2"), 0);

    assertThat(command.missingIn(List.of("- V1 users", "between", "- V2 tasks"))).isEmpty();
    assertThat(command.missingIn(List.of("- V2 tasks", "- V1 users"))).contains("V2");
    assertThat(command.missingIn(List.of("- V1, V2"))).contains("V2");
    assertThat(command.missingIn(List.of())).contains("V1");
  }

  @Test
  void refusesABlockThatCannotBeRun() {
    assertThatThrownBy(() -> CaseStory.parse("# A title\n\n```python\nprint()\n```"))
        .hasMessage("a block of `python` cannot be run.");
  }
}
