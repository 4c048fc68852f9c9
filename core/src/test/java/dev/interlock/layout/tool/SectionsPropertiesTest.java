package dev.interlock.layout.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Up and down together cover the file, and every character keeps its offset. */
class SectionsPropertiesTest {

  @Property
  void everyLineBelongsToExactlyOneSection(
      @ForAll("lines") List<String> up, @ForAll("lines") List<String> down) {
    for (var dialect : List.of("migrate:up migrate:down", "+goose;Up +goose;Down")) {
      var words = dialect.split(" ", 2);
      String text =
          "-- "
              + words[0].replace(';', ' ')
              + "\n"
              + joined(up)
              + "-- "
              + words[1].replace(';', ' ')
              + "\n"
              + joined(down);
      var tool = words[0].startsWith("m") ? new Dbmate() : new Goose();
      var sections = tool.sections(text);
      assertThat(sections.problems()).isEmpty();
      String first = sections.up().orElseThrow().of(text);
      String second = sections.undo().orElseThrow().of(text);
      assertThat(first).hasSameSizeAs(text);
      assertThat(second).hasSameSizeAs(text);
      for (int i = 0; i < text.length(); i++) {
        assertThat(first.charAt(i) == text.charAt(i) || second.charAt(i) == text.charAt(i))
            .isTrue();
        assertThat(first.charAt(i)).isIn(text.charAt(i), ' ');
        assertThat(second.charAt(i)).isIn(text.charAt(i), ' ');
      }
      assertThat(first.stripTrailing()).isEqualTo(text.substring(0, border(text)).stripTrailing());
      assertThat(second.stripLeading()).isEqualTo(text.substring(border(text)).stripLeading());
    }
  }

  private static int border(String text) {
    return Math.max(text.indexOf("-- migrate:down"), text.indexOf("-- +goose Down"));
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of(
            "", "  ", "SELECT 1;", "-- words", "SELECT 'é – 𝄞';\r", "\t-- migrate: later", "x\ty")
        .list()
        .ofMaxSize(6);
  }

  private static String joined(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
