package dev.interlock.drift;

/** What a schema says of one statement. */
enum StatementPresence {
  /** All that it makes is there, identical. */
  PRESENT,
  /** Nothing of it is there, and what it starts from is. */
  ABSENT,
  /** Part of it is there, and part is not. */
  HALF,
  /** What is there is neither what it starts from nor what it makes. */
  DIFFERENT,
  /** Nothing: it does not show in a schema. */
  SILENT;

  boolean isConflict() {
    return this == HALF || this == DIFFERENT;
  }
}
