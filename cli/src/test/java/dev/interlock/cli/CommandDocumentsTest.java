package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the page of the commands with {@code --help}. With {@code -Dinterlock.docs.write=true}
 * it rewrites the page, and that run fails.
 */
class CommandDocumentsTest {

  private static final Path PAGE = Path.of("..", "docs", "commands.md");

  private static final CommandTable TABLE = CommandTable.interlock();

  @Test
  void listsEveryCommandWithItsFlags() throws IOException {
    assertSection(
        "commands",
        TABLE.commands().keySet().stream()
            .map(CommandDocumentsTest::section)
            .collect(Collectors.joining("\n")));
  }

  @Test
  void showsTheHelpOfTheProgram() throws IOException {
    assertSection("help", "```\n" + new HelpText(TABLE).ofProgram() + "```\n");
  }

  /** Leaves out the global flags, which the program's help lists. */
  private static String section(String name) {
    var help = new HelpText(TABLE).of(name, TABLE.named(name));
    var own = help.substring(0, help.indexOf("\nflags of every command:\n"));
    return "### " + name + "\n\n```\n" + own + "```\n";
  }

  private static void assertSection(String name, String expected) throws IOException {
    var text = Files.readString(PAGE);
    var begin = "<!-- begin " + name + " -->\n";
    int start = text.indexOf(begin) + begin.length();
    int end = text.indexOf("<!-- end " + name + " -->");
    if (Boolean.getBoolean("interlock.docs.write")) {
      Files.writeString(PAGE, text.substring(0, start) + expected + text.substring(end));
    }
    assertThat(text.substring(start, end))
        .as("run with -Dinterlock.docs.write=true to write %s", PAGE)
        .isEqualTo(expected);
  }
}
