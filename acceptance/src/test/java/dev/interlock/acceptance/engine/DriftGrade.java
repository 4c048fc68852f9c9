package dev.interlock.acceptance.engine;

/** The grade that a command assigns to a manual change. */
enum DriftGrade {
  SAME,
  /** An object that neither belongs to a migration nor blocks one. */
  EXTRA,
  /** A change by an administrator that Interlock only notes. */
  NOTED,
  REFUSED
}
