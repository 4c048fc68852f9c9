package dev.interlock.script;

import java.util.List;
import java.util.Optional;

/**
 * The text of a file after placeholders were replaced by values. Maps offsets back, so that a
 * message points into the file and shows the placeholder.
 *
 * @param original the text of the file
 * @param text the text that runs
 * @param replacements in the order of the text
 */
public record ReplacedText(String original, String text, List<Replacement> replacements) {

  public ReplacedText {
    replacements = List.copyOf(replacements);
  }

  /** Returns a text without placeholders. */
  public static ReplacedText unchanged(String text) {
    return new ReplacedText(text, text, List.of());
  }

  /**
   * One placeholder and its value.
   *
   * @param name normalized as its tool compares names
   * @param from offset of the placeholder in the original
   * @param length length of the placeholder in the original, with its prefix and suffix
   * @param at offset of the value in the new text
   * @param kept the part of the value that may be stored; empty if the value differs in every run
   */
  public record Replacement(
      String name, String value, int from, int length, int at, Optional<String> kept) {

    private int originalEnd() {
      return from + length;
    }

    private int end() {
      return at + value.length();
    }
  }

  /** Returns the offset in the original; inside a value, the offset of its placeholder. */
  public int originalOffset(int offset) {
    int shift = 0;
    for (Replacement replacement : replacements) {
      if (offset < replacement.at()) {
        break;
      }
      if (offset < replacement.end()) {
        return replacement.from();
      }
      shift = replacement.originalEnd() - replacement.end();
    }
    return offset + shift;
  }
}
