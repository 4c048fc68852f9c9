package dev.interlock.layout.tool;

import dev.interlock.history.Commits;
import java.util.List;
import java.util.Optional;

/**
 * The scripts in one file.
 *
 * @param problems the problems of the marks between them
 */
public record Sections(Optional<Section> up, Optional<Section> undo, List<Problem> problems) {

  public Sections {
    problems = List.copyOf(problems);
  }

  /** Returns the sections of a text that is an up script as a whole. */
  public static Sections whole(String text) {
    return new Sections(
        Optional.of(new Section(0, text.length(), Commits.TOGETHER)), Optional.empty(), List.of());
  }

  /**
   * A range of a text.
   *
   * @param start 0-based offset of its first character
   * @param end offset after its last character
   */
  public record Section(int start, int end, Commits commits) {

    /**
     * Returns the whole text with spaces outside the section, which keeps offsets and line numbers.
     */
    public String of(String text) {
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
    public boolean hasContent(String text) {
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
  public record Problem(String message, String help, int offset, int length) {}
}
