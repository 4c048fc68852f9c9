package dev.interlock.layout;

import dev.interlock.history.Commits;
import java.util.List;
import java.util.Optional;

/**
 * The scripts in one file.
 *
 * @param problems the problems of the marks between them
 */
record Sections(Optional<Section> up, Optional<Section> undo, List<Problem> problems) {

  Sections {
    problems = List.copyOf(problems);
  }

  /** Creates the sections of a file that is an up script as a whole. */
  static Sections of(Section up) {
    return new Sections(Optional.of(up), Optional.empty(), List.of());
  }

  /**
   * A range of a text.
   *
   * @param start 0-based offset of its first character
   * @param end offset after its last character
   */
  record Section(int start, int end, Commits commits) {

    /**
     * Returns the whole text with spaces outside the section, which keeps offsets and line numbers.
     */
    String of(String text) {
      var window = new StringBuilder(text);
      blank(window, 0, start);
      blank(window, end, text.length());
      return window.toString();
    }

    private static void blank(StringBuilder text, int from, int to) {
      for (int i = from; i < to; i++) {
        if (text.charAt(i) != '\n') {
          text.setCharAt(i, ' ');
        }
      }
    }

    /** Whether the section has more than empty lines and {@code --} comments. */
    boolean hasContent(String text) {
      return text.substring(start, end)
          .lines()
          .map(String::strip)
          .anyMatch(line -> !line.isEmpty() && !line.startsWith("--"));
    }
  }

  /**
   * A mark that cannot be read, or is missing.
   *
   * @param message the whole message of the finding
   * @param offset 0-based character offset of the problem
   * @param length characters to mark
   */
  record Problem(String message, String help, int offset, int length) {}
}
