package dev.interlock.layout.tool;

/** The families of column types that distinguish the ledgers of different tools. */
public enum ColumnFamily {
  /** Integers of any size. */
  INTEGER,
  TEXT,
  BOOLEAN,
  TIME,
  BYTES,
  /** Any other type. */
  OTHER,
  /** A type of a product that does not enforce types, such as SQLite. */
  ANY;

  /** Whether a column of this family matches one that a tool creates as {@code wanted}. */
  boolean fits(ColumnFamily wanted) {
    return this == ANY || wanted == ANY || this == wanted;
  }
}
