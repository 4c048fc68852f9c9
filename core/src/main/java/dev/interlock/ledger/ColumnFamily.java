package dev.interlock.ledger;

/** The types that tell the columns of one tool's ledger from those of another. */
public enum ColumnFamily {
  /** Whole numbers of any size. */
  INTEGER,
  TEXT,
  BOOLEAN,
  TIME,
  BYTES,
  /** Any other type. */
  OTHER,
  /** A product whose types say nothing, such as SQLite. */
  ANY;

  /** Whether a column of this family can be one that a tool creates as {@code wanted}. */
  boolean fits(ColumnFamily wanted) {
    return this == ANY || wanted == ANY || this == wanted;
  }
}
