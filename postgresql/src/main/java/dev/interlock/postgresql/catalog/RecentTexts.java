package dev.interlock.postgresql.catalog;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes strings from bytes, and returns the same instance for a recent one: the names of a schema,
 * a table and a type come with every column. Its size is fixed; a new text replaces an old one.
 */
public final class RecentTexts {

  private static final int SLOTS = 1 << 12;

  /** A longer text is hardly ever repeated. */
  private static final int LONGEST = 64;

  private final @Nullable String[] texts = new String[SLOTS];

  /** Returns the text of these UTF-8 bytes. */
  String of(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ hash >>> 12) & SLOTS - 1;
    String text = texts[slot];
    if (text == null || !is(text, bytes, from, to)) {
      text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      texts[slot] = text;
    }
    return text;
  }

  /**
   * Whether the text equals the bytes; always false for text that is not ASCII, which is decoded
   * again.
   */
  private static boolean is(String text, byte[] bytes, int from, int to) {
    if (text.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0 || text.charAt(i - from) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
