package dev.interlock.ledger;

import java.util.Locale;

/** A column of a table that may be a ledger. */
public record TableColumn(String name, ColumnFamily family) {

  /** Returns the name in lower case without underscores, because frameworks differ in both. */
  String plainName() {
    return plain(name);
  }

  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }
}
