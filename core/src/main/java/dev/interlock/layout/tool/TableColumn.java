package dev.interlock.layout.tool;

import java.util.Locale;

/** A column of a table that may be a ledger. */
public record TableColumn(String name, ColumnFamily family) {

  /** Parses a name and the word of a family, such as {@code dirty:bool}. */
  static TableColumn parse(String text) {
    String[] parts = text.split(":", 2);
    return new TableColumn(
        parts[0],
        switch (parts.length == 1 ? "" : parts[1]) {
          case "int" -> ColumnFamily.INTEGER;
          case "text" -> ColumnFamily.TEXT;
          case "bool" -> ColumnFamily.BOOLEAN;
          case "time" -> ColumnFamily.TIME;
          case "bytes" -> ColumnFamily.BYTES;
          default -> ColumnFamily.ANY;
        });
  }

  /** Returns the name in lower case without underscores, because frameworks differ in both. */
  public String plainName() {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }
}
