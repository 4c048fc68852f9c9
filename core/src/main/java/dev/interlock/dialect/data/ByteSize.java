package dev.interlock.dialect.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size on disk. Units are those of PostgreSQL's settings, each 1024 times the one before it
 * (PostgreSQL manual, 19.1.1).
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

  /** The units, in the spelling that is accepted and shown. */
  public static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

  private static final long STEP = 1024;

  private static final Pattern WRITTEN =
      Pattern.compile("([0-9]{1,9})\\s?(" + String.join("|", UNITS) + ")");

  /** Parses a whole number and a unit, such as {@code 1GB}; empty if the text is something else. */
  public static Optional<ByteSize> parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    return parts.matches()
        ? times(Long.parseLong(parts.group(1)), UNITS.indexOf(parts.group(2)))
        : Optional.empty();
  }

  /** Returns the size; empty if it exceeds the largest number. */
  private static Optional<ByteSize> times(long amount, int unit) {
    long factor = 1L << (10 * unit);
    return amount > Long.MAX_VALUE / factor
        ? Optional.empty()
        : Optional.of(new ByteSize(amount * factor));
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** Returns such as {@code 42 GB}, or {@code 1.4 GB} below ten. */
  @Override
  public String toString() {
    int unit = 0;
    double amount = bytes;
    while (amount >= STEP && unit < UNITS.size() - 1) {
      amount /= STEP;
      unit++;
    }
    boolean isWhole = unit == 0 || amount >= 10 || Math.round(amount * 10) % 10 == 0;
    return String.format(Locale.ROOT, isWhole ? "%.0f %s" : "%.1f %s", amount, UNITS.get(unit));
  }
}
