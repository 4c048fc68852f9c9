package dev.interlock.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A migration's version: numbers of any size, compared one by one, or a name, compared as text.
 *
 * <p>Numbers are written as Flyway writes them: {@code 1}, {@code 001}, {@code 1.2.3}, {@code 1_2},
 * {@code 20240101120000}, each also with a leading {@code V}. Leading zeros and trailing zero parts
 * are ignored: {@code 01}, {@code 1.0} and {@code 1} are equal.
 *
 * <p>Every character of a name counts, such as in {@code 20240101120000_init}. Names are compared
 * as file names in which an underscore ends the version: {@code 10} comes before {@code 1}, because
 * {@code 10_b} comes before {@code 1_a}. A {@link #whole} name is compared to its end: {@code 1}
 * comes before {@code 10}. A number comes before every name; a layout has only one of the three
 * forms. Immutable.
 */
public final class Version implements Comparable<Version> {

  /** The end of a version in the name of a file or folder. */
  private static final String END = "_";

  /** Empty for a name. */
  private final List<String> numbers;

  private final String text;
  private final String written;

  /** Whether a name is compared to its end; false for a name from a ledger, where it is unknown. */
  private final boolean whole;

  private Version(List<String> numbers, String text, String written, boolean whole) {
    this.numbers = List.copyOf(numbers);
    this.text = text;
    this.written = written;
    this.whole = whole;
  }

  /**
   * Creates a version that is a name.
   *
   * @param written as in the name of the file or folder
   * @throws IllegalArgumentException if it is not valid, with a message that describes a valid one
   */
  public static Version named(String written) {
    return named(written, written, false);
  }

  /**
   * Creates a version that is a name and is compared to its end.
   *
   * @param name the text to compare
   * @param written as in the name of the file or folder
   */
  public static Version whole(String name, String written) {
    return named(name, written, true);
  }

  private static Version named(String name, String written, boolean whole) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "`"
              + Printable.of(name)
              + "` is not a name: it has to be printable, without slashes, and not to look like `V1` or `R__`.");
    }
    return new Version(List.of(), name, written, whole);
  }

  /**
   * Whether a text can be a name: it is printable, a valid file name on every system, and cannot be
   * mistaken for a number with its {@code V} or for a repeatable migration.
   */
  public static boolean isName(String written) {
    return !written.isBlank()
        && Printable.isPrintable(written)
        && written.indexOf('/') < 0
        && written.indexOf('\\') < 0
        && !written.startsWith("R__")
        && (isDigit(written.charAt(0)) || !isVersion(written));
  }

  /**
   * Parses a version.
   *
   * @throws IllegalArgumentException if it is not valid, with a message that describes a valid one
   */
  public static Version parse(String written) {
    if (!isVersion(written)) {
      throw new IllegalArgumentException(
          "`"
              + Printable.of(written)
              + "` is not a version: write numbers joined by dots, such as 3, 1.2 or 20240101120000.");
    }
    var numbers = withoutTrailingZeros(numbersOf(withoutPrefix(written)));
    return new Version(numbers, String.join(".", numbers), withoutPrefix(written), false);
  }

  /** Whether {@link #parse} accepts the text. */
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

  /** Whether the version is a name, compared as text. */
  public boolean isNamed() {
    return numbers.isEmpty();
  }

  /**
   * Returns the version as written in the name of the file or folder, with its zeros and
   * separators, without {@code V}.
   */
  public String written() {
    return written;
  }

  /**
   * Returns the version that this one means inside a file: if the file's version is a name, a name.
   */
  Version asIn(Version file) {
    return file.isNamed() && !isNamed() ? named(written, written, false) : this;
  }

  /**
   * Returns the version among {@code known} that this one means: an equal one, otherwise the only
   * one with the same spelling, or whose name continues after an underscore, or that is whole and
   * begins with this.
   */
  public Optional<Version> among(Collection<Version> known) {
    if (known.contains(this)) {
      return Optional.of(this);
    }
    var meant = known.stream().filter(this::means).toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  private boolean means(Version other) {
    return other.isNamed()
        && (other.text.equals(written)
            || other.written.equals(written)
            || other.text.startsWith(written + (other.whole ? "" : END)));
  }

  /**
   * Compares by the first number that differs, or as text; a version comes before its own
   * extensions.
   */
  @Override
  public int compareTo(Version other) {
    if (isNamed() && other.isNamed()) {
      String end = whole || other.whole ? "" : END;
      return (text + end).compareTo(other.text + end);
    }
    return isNamed() || other.isNamed()
        ? Boolean.compare(isNamed(), other.isNamed())
        : compareNumbers(other);
  }

  private int compareNumbers(Version other) {
    int common = Math.min(numbers.size(), other.numbers.size());
    for (int i = 0; i < common; i++) {
      int order = compareNumbers(numbers.get(i), other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(numbers.size(), other.numbers.size());
  }

  /** Compares numbers without leading zeros: the longer one is greater. */
  private static int compareNumbers(String a, String b) {
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version
        && isNamed() == version.isNamed()
        && text.equals(version.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /**
   * Returns the name, or the shortest spelling of the numbers without {@code V}, such as {@code
   * 1.2}.
   */
  @Override
  public String toString() {
    return text;
  }
}
