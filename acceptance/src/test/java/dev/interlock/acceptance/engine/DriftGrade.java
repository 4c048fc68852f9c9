package dev.interlock.acceptance.engine;

/** What a command makes of an alteration. */
enum DriftGrade {
  SAME,
  /** An object that no migration makes and that hinders none. */
  EXTRA,
  /** Tuned by an administrator. */
  NOTED,
  REFUSED
}
