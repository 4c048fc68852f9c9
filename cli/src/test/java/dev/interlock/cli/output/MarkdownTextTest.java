package dev.interlock.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.text.Ink;
import dev.interlock.finding.text.TextWidth;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

  private static final MarkdownText PLAIN = new MarkdownText(Ink.NONE, TextWidth.UNLIMITED);

  @Test
  void joinsTheLinesOfAParagraphAndEndsThemBetweenWords() {
    String words = "one two three four five ".repeat(6).strip();
    assertThat(PLAIN.of("# Title\n\n" + words + "\nlast\n").lines())
        .startsWith("Title", "")
        .allMatch(line -> line.length() <= 80)
        .last()
        .satisfies(line -> assertThat(line).endsWith(" five last"));
  }

  @Test
  void indentsTheSecondLineOfAnItemAndKeepsItemsApart() {
    String item = "- " + "word ".repeat(20).strip();
    assertThat(PLAIN.of(item + "\n- next\n").lines())
        .element(1)
        .satisfies(line -> assertThat(line).startsWith("  word"));
    assertThat(PLAIN.of(item + "\n- next\n").lines()).last().isEqualTo("- next");
  }

  @Test
  void keepsCodeAsItIsWritten() {
    String code = "ALTER TABLE  task [a](b) " + "x".repeat(80);
    assertThat(PLAIN.of("```text\n" + code + "\n```\n")).isEqualTo("    " + code + "\n");
  }

  @Test
  void namesTheTargetOfALinkUnlessItsTextDoes() {
    assertThat(PLAIN.of("See [CAT003](CAT003.md), [squash](../squash.md#undo).\n"))
        .isEqualTo("See CAT003, squash (docs/squash.md).\n");
  }

  @Test
  void printsHeadingsBoldOnATerminal() {
    assertThat(new MarkdownText(Ink.COLOR, TextWidth.UNLIMITED).of("## What to do\n"))
        .isEqualTo("\u001b[1mWhat to do\u001b[0m\n");
  }
}
