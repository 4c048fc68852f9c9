package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.compatibility.Loss.Weight;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares two types for compatibility. Only types of one family can be compatible (PostgreSQL
 * manual, chapter 8, Data Types).
 */
public final class TypeChange {

  /** Name, modifiers in parentheses, and a suffix such as a time zone or an array. */
  private static final Pattern TYPE =
      Pattern.compile("([^(\\[]+?)\\s*(?:\\(([\\d, -]+)\\))?(\\s.*|\\[.*)?");

  /** One word for each type whose name has several words. */
  private static final Map<String, String> ONE_WORD =
      Map.of("character varying", "varchar", "bit varying", "varbit", "double precision", "double");

  private static final Map<String, String> OTHER_NAMES =
      Map.of("text", "varchar", "int", "integer");

  private static final List<List<String>> LADDERS =
      List.of(List.of("smallint", "integer", "bigint"), List.of("real", "double"));

  private static final long UNLIMITED = Long.MAX_VALUE;

  private TypeChange() {}

  /** Returns the weight of the loss; empty if the types are compatible. */
  public static Optional<Weight> weight(String before, String after) {
    Matcher was = TYPE.matcher(inOneWord(before));
    Matcher is = TYPE.matcher(inOneWord(after));
    if (!was.matches() || !is.matches() || !rest(was).equals(rest(is))) {
      return Optional.of(Weight.BREAKING);
    }
    String one = name(was);
    String other = name(is);
    if (!one.equals(other)) {
      return ladder(one, other);
    }
    boolean holds =
        switch (one) {
          case "numeric", "decimal" ->
              modifier(is, 0) == UNLIMITED
                  || (scale(is) >= scale(was)
                      && modifier(was, 0) != UNLIMITED
                      && modifier(is, 0) - scale(is) >= modifier(was, 0) - scale(was));
          default -> modifier(is, 0) >= modifier(was, 0);
        };
    return holds ? Optional.empty() : Optional.of(Weight.NARROWING);
  }

  private static String inOneWord(String type) {
    String words = type.toLowerCase(Locale.ROOT);
    for (var name : ONE_WORD.entrySet()) {
      words = words.replace(name.getKey(), name.getValue());
    }
    return words;
  }

  private static Optional<Weight> ladder(String one, String other) {
    for (List<String> ladder : LADDERS) {
      if (ladder.contains(one) && ladder.contains(other)) {
        return ladder.indexOf(other) > ladder.indexOf(one)
            ? Optional.empty()
            : Optional.of(Weight.NARROWING);
      }
    }
    return Optional.of(Weight.BREAKING);
  }

  private static String name(Matcher type) {
    String name = type.group(1).strip();
    return OTHER_NAMES.getOrDefault(name, name);
  }

  private static String rest(Matcher type) {
    return type.group(3) == null ? "" : type.group(3).strip();
  }

  private static long modifier(Matcher type, int number) {
    if (type.group(2) == null) {
      return UNLIMITED;
    }
    String[] modifiers = type.group(2).split(",", -1);
    return number < modifiers.length ? Long.parseLong(modifiers[number].strip()) : 0;
  }

  /** Returns the number of decimals; unlimited for a type without modifiers. */
  private static long scale(Matcher type) {
    return modifier(type, 1);
  }
}
