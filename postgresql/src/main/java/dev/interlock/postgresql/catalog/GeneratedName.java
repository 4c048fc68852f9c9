package dev.interlock.postgresql.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that PostgreSQL generates for objects without one, after {@code makeObjectName}, {@code
 * ChooseRelationName}, {@code ChooseConstraintName} and {@code ChooseIndexName} of its sources
 * ({@code src/backend/commands/indexcmds.c}, {@code src/backend/catalog/pg_constraint.c}): table,
 * columns and a label, cut to 63 bytes, and a number after the label if the name is taken.
 *
 * @param table the table's name
 * @param addition the columns, joined; null if the name has none
 * @param label such as {@code pkey}
 */
public record GeneratedName(String table, @Nullable String addition, String label) {

  /** {@code NAMEDATALEN} less the terminating zero; no distribution changes it. */
  private static final int LONGEST = 63;

  /**
   * Joins the columns as {@code ChooseIndexNameAddition} does: until the name is too long anyway.
   */
  public static GeneratedName of(String table, List<String> columns, String label) {
    var addition = new StringBuilder();
    for (String column : distinct(columns)) {
      addition.append(addition.isEmpty() ? "" : "_").append(column);
      if (length(addition) > LONGEST) {
        break;
      }
    }
    return new GeneratedName(table, addition.toString(), label);
  }

  /** Numbers repeated columns, as {@code ChooseIndexColumnNames} does. */
  private static List<String> distinct(List<String> columns) {
    var distinct = new ArrayList<String>();
    for (String column : columns) {
      String name = column;
      for (int number = 1; distinct.contains(name); number++) {
        String digits = Integer.toString(number);
        name = clipped(column, LONGEST - digits.length()) + digits;
      }
      distinct.add(name);
    }
    return distinct;
  }

  /** Returns the name that is generated if no other object has it. */
  public String base() {
    return withLabel(label);
  }

  /** Whether the server may have generated this name, with or without a number. */
  boolean matches(String name) {
    if (name.equals(base())) {
      return true;
    }
    int digits = name.length();
    while (digits > 0 && name.charAt(digits - 1) >= '0' && name.charAt(digits - 1) <= '9') {
      digits--;
    }
    for (int from = digits; from < name.length(); from++) {
      if (name.charAt(from) != '0' && name.equals(withLabel(label + name.substring(from)))) {
        return true;
      }
    }
    return false;
  }

  private String withLabel(String suffix) {
    int overhead = suffix.length() + 1 + (addition == null ? 0 : 1);
    int first = length(table);
    int second = addition == null ? 0 : length(addition);
    while (first + second > LONGEST - overhead) {
      if (first > second) {
        first--;
      } else {
        second--;
      }
    }
    String middle = addition == null ? "" : "_" + clipped(addition, second);
    return clipped(table, first) + middle + "_" + suffix;
  }

  /** Returns at most {@code length} bytes of the text, without cutting a character in two. */
  private static String clipped(String text, int length) {
    if (length(text) <= length) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = length;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** Returns the length in bytes of UTF-8; each half of a surrogate pair counts as two. */
  private static int length(CharSequence text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return length;
  }
}
