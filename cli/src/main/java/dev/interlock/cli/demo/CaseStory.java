package dev.interlock.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The README of one folder of {@code examples/cases}, which is both read and run. Empty lines
 * separate its parts.
 *
 * @param parts in the order of the text
 */
record CaseStory(List<Part> parts) {

  private static final String FENCE = "```";

  CaseStory {
    parts = List.copyOf(parts);
  }

  /** A piece of the README. */
  sealed interface Part {

    /** The first line. */
    record Title(String words) implements Part {}

    /** A heading of the second level. */
    record Heading(String words) implements Part {}

    /** Prose. */
    record Paragraph(String text) implements Part {}

    /**
     * Statements that are run by hand, in one transaction.
     *
     * @param text with the expected error of the server as a comment in its last line, if it has
     *     one
     */
    record Sql(String text) implements Part {

      private static final String ERROR = "-- ERROR: ";

      /** The beginning of the server's message, empty if the statements must succeed. */
      String error() {
        var last = text.lines().reduce("", (above, below) -> below);
        return last.startsWith(ERROR) ? last.substring(ERROR.length()) : "";
      }
    }

    /**
     * A command for {@code sh}.
     *
     * @param expected what its output must hold, in this order, each within one line
     * @param exit the exit code
     */
    record Command(String line, List<String> expected, int exit) implements Part {

      private static final String EXIT = "[exit ";

      public Command {
        expected = List.copyOf(expected);
      }

      /** The first expected text that the output lacks at its place. */
      Optional<String> missingIn(List<String> output) {
        var missing = new ArrayDeque<>(expected);
        for (var line : output) {
          if (!missing.isEmpty() && line.contains(missing.peek())) {
            missing.remove();
          }
        }
        return Optional.ofNullable(missing.peek());
      }

      /** Reads the line after the prompt and the lines below it. */
      static Command parse(String text) {
        var lines = text.lines().toList();
        var below = lines.subList(1, lines.size());
        return new Command(
            lines.getFirst(),
            below.stream().filter(line -> !line.startsWith(EXIT)).toList(),
            below.stream()
                .filter(line -> line.startsWith(EXIT))
                .map(line -> Integer.parseInt(line.substring(EXIT.length(), line.length() - 1)))
                .findFirst()
                .orElse(0));
      }
    }
  }

  static CaseStory read(Path folder) {
    try {
      return parse(Files.readString(folder.resolve("README.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the text of a README.
   *
   * @throws IllegalArgumentException if a fenced block is neither of SQL nor of commands
   */
  static CaseStory parse(String text) {
    var parts = new ArrayList<Part>();
    for (var block : text.strip().split("\n\n+", -1)) {
      if (block.startsWith("# ")) {
        parts.add(new Part.Title(block.substring(2)));
      } else if (block.startsWith("## ")) {
        parts.add(new Part.Heading(block.substring(3)));
      } else if (block.startsWith(FENCE)) {
        fenced(block).forEach(parts::add);
      } else {
        parts.add(new Part.Paragraph(block));
      }
    }
    return new CaseStory(parts);
  }

  private static Stream<? extends Part> fenced(String block) {
    int begin = block.indexOf('\n');
    var text = block.substring(begin + 1, block.lastIndexOf('\n'));
    return switch (block.substring(FENCE.length(), begin)) {
      case "sql" -> Stream.of(new Part.Sql(text));
      case "console" -> Stream.of(text.substring(2).split("\n\\$ ", -1)).map(Part.Command::parse);
      case String other ->
          throw new IllegalArgumentException("a block of `%s` cannot be run.".formatted(other));
    };
  }
}
