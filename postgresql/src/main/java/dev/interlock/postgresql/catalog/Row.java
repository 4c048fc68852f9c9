package dev.interlock.postgresql.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code COPY … TO STDOUT} in text format (PostgreSQL manual, COPY, Text Format), read
 * field by field. Numbers are parsed from the bytes; only text becomes a string.
 */
public final class Row {

  private final byte[] line;
  private final RecentTexts texts;
  private int at;

  public Row(byte[] line, RecentTexts texts) {
    this.line = line;
    this.texts = texts;
  }

  /** Returns the next field. */
  public @Nullable String next() {
    int start = at;
    boolean escaped = false;
    while (at < line.length && line[at] != '\t' && line[at] != '\n') {
      escaped |= line[at] == '\\';
      at++;
    }
    int end = at++;
    if (end - start == 2 && line[start] == '\\' && line[start + 1] == 'N') {
      return null;
    }
    return escaped
        ? unescaped(new String(line, start, end - start, StandardCharsets.UTF_8))
        : texts.of(line, start, end);
  }

  /** Returns the {@linkplain ExpressionKey key} of the next field, which is an expression tree. */
  @Nullable String shape(ExpressionKeys keys, IntFunction<@Nullable String> names) {
    int start = at;
    while (at < line.length && line[at] != '\t' && line[at] != '\n' && line[at] != '\\') {
      at++;
    }
    if (at < line.length && line[at] == '\\') {
      at = start;
      return ExpressionKey.of(text(), names);
    }
    return keys.of(line, start, at++, names);
  }

  /** Returns the next field, which is never null. */
  public String text() {
    String text = next();
    if (text == null) {
      throw new IllegalStateException("the server left out a field that is never null");
    }
    return text;
  }

  int number() {
    return (int) whole();
  }

  /** Returns an object identifier; 0 means that the object does not exist. */
  int oid() {
    return (int) whole();
  }

  private long whole() {
    if (at >= line.length || !isDigit(line[at]) && line[at] != '-') {
      throw new IllegalStateException("the server sent `" + next() + "` for a number");
    }
    long number = digits();
    at++;
    return number;
  }

  /** Reads the number that begins at the current position. */
  private long digits() {
    boolean negative = line[at] == '-';
    at += negative ? 1 : 0;
    long number = 0;
    while (at < line.length && isDigit(line[at])) {
      number = number * 10 + (line[at++] - '0');
    }
    return negative ? -number : number;
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  boolean isTrue() {
    boolean isTrue = at < line.length && line[at] == 't';
    while (at < line.length && line[at] != '\t' && line[at] != '\n') {
      at++;
    }
    at++;
    return isTrue;
  }

  /**
   * Reads a list of numbers, printed as an array, an {@code int2vector} or an {@code oidvector}.
   */
  List<Integer> numbers() {
    if (at < line.length && line[at] == '\\') {
      next();
      return List.of();
    }
    var numbers = new ArrayList<Integer>(4);
    while (at < line.length && line[at] != '\t' && line[at] != '\n') {
      if (isDigit(line[at]) || line[at] == '-') {
        numbers.add((int) digits());
      } else {
        at++;
      }
    }
    at++;
    return numbers;
  }

  private static String unescaped(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(c == '\\' && i + 1 < text.length() ? control(text.charAt(++i)) : c);
    }
    return plain.toString();
  }

  private static char control(char letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> '\u000b';
      default -> letter;
    };
  }
}
