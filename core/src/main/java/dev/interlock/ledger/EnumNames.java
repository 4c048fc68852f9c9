package dev.interlock.ledger;

import java.util.Locale;

/** How constants are written in the ledger's rows: in lower case. */
final class EnumNames {

  private EnumNames() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E read(Class<E> family, String word) {
    return Enum.valueOf(family, word.toUpperCase(Locale.ROOT));
  }
}
