package dev.interlock.drift;

/** Presence of one statement's effect in a schema. */
enum StatementPresence {
  /** The whole effect is present and identical. */
  PRESENT,
  /** No part of the effect is present, and the starting point is. */
  ABSENT,
  /** A part of the effect is present, another part is not. */
  HALF,
  /** The schema shows neither the starting point nor the result. */
  DIFFERENT,
  /** The statement does not show in a schema. */
  SILENT;

  boolean isConflict() {
    return this == HALF || this == DIFFERENT;
  }
}
