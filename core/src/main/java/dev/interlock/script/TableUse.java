package dev.interlock.script;

/** What a statement has to do with a table. */
public enum TableUse {
  /** It fails unless the table is there. */
  NEEDS,
  /** It creates the table, or leaves one alone that is there. */
  CREATES,
  /** It does not depend on the table, whatever words it has. */
  NONE
}
