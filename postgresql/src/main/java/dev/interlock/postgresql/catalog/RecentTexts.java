package dev.interlock.postgresql.catalog;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of bytes, and gives the same one again for what came a moment ago: the name of a
 * schema, a table, a type comes with every column. It forgets rather than grows.
 */
public final class RecentTexts {

  private static final int SLOTS = 1 << 12;

  /** What is longer is hardly ever the same as another. */
  private static final int LONGEST = 64;

  private final @Nullable String[] texts = new String[SLOTS];

  /** The text of these bytes, in UTF-8. */
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

  /** What is not ASCII is never equal here, and simply made anew. */
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
