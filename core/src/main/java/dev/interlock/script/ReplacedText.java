package dev.interlock.script;

import java.util.List;
import java.util.Optional;

/**
 * The text of a file in which values took the place of placeholders. Maps offsets back, so that a
 * place in a message is that of the file and shows no value.
 *
 * @param original as the file has it
 * @param text what runs
 * @param replacements in the order of the text
 */
public record ReplacedText(String original, String text, List<Replacement> replacements) {

  public ReplacedText {
    replacements = List.copyOf(replacements);
  }

  /** A text without placeholders. */
  public static ReplacedText unchanged(String text) {
    return new ReplacedText(text, text, List.of());
  }

  /**
   * One placeholder and its value.
   *
   * @param name as its tool compares names
   * @param from offset of the placeholder in the original
   * @param length of the placeholder in the original, with its prefix and suffix
   * @param at offset of the value in the new text
   * @param kept what may be stored of the value; empty where it is other at every run
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

  /** The offset in the original; inside a value that of its placeholder. */
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
