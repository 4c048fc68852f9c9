package dev.interlock.postgresql.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@linkplain ExpressionKey keys} from the bytes of rows, and returns the same instance for a
 * recently seen tree: among ten thousand tables hardly any tree differs from another, and most are
 * much longer than the rest of the table's rows.
 */
final class ExpressionKeys {

  private static final int SLOTS = 1 << 8;

  /**
   * The distance of the hashed bytes. A few bytes suffice to distinguish trees; equality is checked
   * in full.
   */
  private static final int STRIDE = 7;

  private static final byte[] LOCATION = ":location ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COLUMN = ":varattno ".getBytes(StandardCharsets.US_ASCII);

  private final byte[][] known = new byte[SLOTS][0];
  private final String[] texts = new String[SLOTS];
  private byte[] shape = {};

  ExpressionKeys() {
    Arrays.fill(texts, "");
  }

  /**
   * Returns the key of an expression, as {@link ExpressionKey#of} does.
   *
   * @param row contains the tree from {@code from} to {@code to}, without escapes
   */
  @Nullable String of(byte[] row, int from, int to, IntFunction<@Nullable String> names) {
    if (shape.length < to - from) {
      shape = new byte[to - from];
    }
    int length = 0;
    int copied = from;
    for (int at = from; at < to; at++) {
      if (row[at] == ':' && begins(LOCATION, row, at, to)) {
        int label = at + 1;
        System.arraycopy(row, copied, shape, length, label - copied);
        length += label - copied;
        copied = endOfNumber(row, at + LOCATION.length, to);
      } else if (row[at] == ':' && begins(COLUMN, row, at, to)) {
        return ExpressionKey.of(new String(row, from, to - from, StandardCharsets.UTF_8), names);
      }
    }
    System.arraycopy(row, copied, shape, length, to - copied);
    return text(length + to - copied);
  }

  private static boolean begins(byte[] label, byte[] row, int at, int to) {
    return at + label.length <= to
        && row[at + 1] == label[1]
        && Arrays.equals(label, 0, label.length, row, at, at + label.length);
  }

  private static int endOfNumber(byte[] row, int start, int to) {
    int end = start;
    while (end < to && (row[end] == '-' || row[end] >= '0' && row[end] <= '9')) {
      end++;
    }
    return end;
  }

  private String text(int length) {
    int hash = length;
    for (int i = 0; i < length; i += STRIDE) {
      hash = 31 * hash + shape[i];
    }
    int slot = (hash ^ hash >>> 8 ^ hash >>> 16) & SLOTS - 1;
    if (!Arrays.equals(known[slot], 0, known[slot].length, shape, 0, length)) {
      known[slot] = Arrays.copyOf(shape, length);
      texts[slot] = new String(shape, 0, length, StandardCharsets.UTF_8);
    }
    return texts[slot];
  }
}
