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
 * mean nothing: {@code 01}, {@code 1.0} and {@code 1} are equal.
 *
 * <p>Every character of a name counts, such as in {@code 20240101120000_init}. Names are compared
 * as a file system compares names in which an underscore ends a version: {@code 10} comes before
 * {@code 1}, because {@code 10_b} comes before {@code 1_a}. A {@link #whole} name, which stands for
 * itself, is compared to its end: {@code 1} comes before {@code 10}. A number comes before every
 * name; no layout has two of the three. Immutable.
 */
public final class Version implements Comparable<Version> {

  /** What ends a version in the name of a file or folder. */
  private static final String END = "_";

  /** Empty for a name. */
  private final List<String> numbers;

  private final String text;
  private final String written;

  /** Whether a name is compared to its end; not known of one that a ledger has. */
  private final boolean whole;

  private Version(List<String> numbers, String text, String written, boolean whole) {
    this.numbers = List.copyOf(numbers);
    this.text = text;
    this.written = written;
    this.whole = whole;
  }

  /**
   * A version that is a name.
   *
   * @param written as the file or folder has it
   * @throws IllegalArgumentException if it is not one, saying what one looks like
   */
  public static Version named(String written) {
    return named(written, written, false);
  }

  /**
   * A version that is a name and is compared to its end.
   *
   * @param name what counts
   * @param written as the file or folder has it
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
   * Whether it can be a name: anything that can be printed, is a file's name everywhere, and that
   * nobody takes for a number with its {@code V} or for a repeatable migration.
   */
  public static boolean isName(String written) {
    return !written.isBlank()
        && Printable.isPrintable(written)
        && written.indexOf('/') < 0
        && written.indexOf('\\') < 0
        && !written.startsWith("R__")
        && (isDigit(written.charAt(0)) || !isVersion(written));
  }

  /** Whether somebody who writes this means a name; other words are commands and mistakes. */
  public static boolean isTypedName(String written) {
    return isName(written) && isDigit(written.charAt(0));
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
    var numbers = withoutTrailingZeros(numbersOf(withoutPrefix(written)));
    return new Version(numbers, String.join(".", numbers), withoutPrefix(written), false);
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

  /** Whether it is a name, compared as text. */
  public boolean isNamed() {
    return numbers.isEmpty();
  }

  /** As the file or folder has it, with its zeros and separators, without {@code V}. */
  public String written() {
    return written;
  }

  /** What somebody means by this who writes it into a file: where versions are names, a name. */
  Version asIn(Version file) {
    return file.isNamed() && !isNamed() ? named(written, written, false) : this;
  }

  /**
   * The one of {@code known} that is meant by this version: the same, else the only one that is
   * written like it or whose name goes on behind an underscore.
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
            || other.text.startsWith(written + END));
  }

  /** By the first number that differs, or as text; a number comes before its own extensions. */
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

  /** Without leading zeros the longer number is the greater one. */
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

  /** The name, or the shortest way to write the numbers, without {@code V}, such as {@code 1.2}. */
  @Override
  public String toString() {
    return text;
  }
}
