package dev.interlock.history;

import java.util.ArrayList;
import java.util.List;

/**
 * A migration's version: numbers of any size, compared one by one, never as text.
 *
 * <p>Written as Flyway writes them: {@code 1}, {@code 001}, {@code 1.2.3}, {@code 1_2}, {@code
 * 20240101120000}, each also with a leading {@code V}. Leading zeros and trailing zero parts mean
 * nothing: {@code 01}, {@code 1.0} and {@code 1} are equal. Immutable.
 */
public final class Version implements Comparable<Version> {

  private final List<String> numbers;
  private final String text;

  private Version(List<String> numbers) {
    this.numbers = List.copyOf(numbers);
    this.text = String.join(".", this.numbers);
  }

  /**
   * Reads a version.
   *
   * @throws IllegalArgumentException if it is not one, saying what one looks like
   */
  public static Version parse(String written) {
    if (!isVersion(written)) {
      throw new IllegalArgumentException(
          "`"
              + Printable.of(written)
              + "` is not a version: write numbers joined by dots, such as 3, 1.2 or 20240101120000.");
    }
    return new Version(withoutTrailingZeros(numbersOf(withoutPrefix(written))));
  }

  /** Whether {@link #parse} can read it. */
  public static boolean isVersion(String written) {
    String digits = withoutPrefix(written);
    boolean afterDigit = false;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (!isDigit(c) && !(afterDigit && isSeparator(c))) {
        return false;
      }
      afterDigit = isDigit(c);
    }
    return afterDigit;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == '_';
  }

  private static String withoutPrefix(String written) {
    boolean prefixed = written.startsWith("V") || written.startsWith("v");
    return prefixed ? written.substring(1) : written;
  }

  private static List<String> numbersOf(String digits) {
    var numbers = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= digits.length(); i++) {
      if (i == digits.length() || isSeparator(digits.charAt(i))) {
        numbers.add(withoutLeadingZeros(digits.substring(start, i)));
        start = i + 1;
      }
    }
    return numbers;
  }

  private static String withoutLeadingZeros(String number) {
    int first = 0;
    while (first < number.length() - 1 && number.charAt(first) == '0') {
      first++;
    }
    return number.substring(first);
  }

  private static List<String> withoutTrailingZeros(List<String> numbers) {
    int end = numbers.size();
    while (end > 1 && numbers.get(end - 1).equals("0")) {
      end--;
    }
    return numbers.subList(0, end);
  }

  /** By the first number that differs; a version comes before its own extensions. */
  @Override
  public int compareTo(Version other) {
    int common = Math.min(numbers.size(), other.numbers.size());
    for (int i = 0; i < common; i++) {
      int order = compareNumbers(numbers.get(i), other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(numbers.size(), other.numbers.size());
  }

  /** Without leading zeros the longer number is the greater one. */
  private static int compareNumbers(String a, String b) {
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && text.equals(version.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The shortest way to write it, without {@code V}, such as {@code 1.2}. */
  @Override
  public String toString() {
    return text;
  }
}
