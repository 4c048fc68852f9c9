package dev.interlock.ledger;

import java.util.Locale;

/** Converts constants to their lower-case names in the ledger's rows, and back. */
final class EnumNames {

  private EnumNames() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E read(Class<E> family, String word) {
    return Enum.valueOf(family, word.toUpperCase(Locale.ROOT));
  }
}
