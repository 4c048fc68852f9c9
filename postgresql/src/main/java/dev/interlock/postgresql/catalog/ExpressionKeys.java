package dev.interlock.postgresql.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@linkplain ExpressionKey shapes} from the bytes of rows, and gives the same text again for
 * one that came a moment ago: of the trees of ten thousand tables hardly any differs from another,
 * and most are much longer than what else a table has.
 */
final class ExpressionKeys {

  private static final int SLOTS = 1 << 8;

  /** To tell two trees apart takes few of their bytes; they are compared in full afterwards. */
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
   * The shape of an expression, as {@link ExpressionKey#of} has it.
   *
   * @param row has the tree from one place to another, with nothing escaped
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
