package dev.interlock.postgresql.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code COPY … TO STDOUT} in text format (PostgreSQL manual, COPY, Text Format), read
 * field by field.
 */
final class Row {

  private final byte[] line;
  private int at;

  Row(byte[] line) {
    this.line = line;
  }

  /** The next field. */
  @Nullable String next() {
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
    var text = new String(line, start, end - start, StandardCharsets.UTF_8);
    return escaped ? unescaped(text) : text;
  }

  /** The next field, which is never null. */
  String text() {
    String text = next();
    if (text == null) {
      throw new IllegalStateException("the server left out a field that is never null");
    }
    return text;
  }

  int number() {
    return Integer.parseInt(text());
  }

  /** An object identifier; 0 stands for none. */
  int oid() {
    return Integer.parseUnsignedInt(text());
  }

  boolean isTrue() {
    return "t".equals(next());
  }

  /** A list of numbers as {@code array_to_string(…, ' ')} or an {@code int2vector} prints it. */
  List<Integer> numbers() {
    String text = next();
    return text == null || text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ", -1)).map(Row::numberOf).toList();
  }

  private static Integer numberOf(String word) {
    return (int) Long.parseLong(word);
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
