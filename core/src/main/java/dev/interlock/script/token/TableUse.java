package dev.interlock.script.token;

/** The way in which a statement depends on a table. */
public enum TableUse {
  /** The statement fails unless the table exists. */
  NEEDS,
  /** The statement creates the table, or leaves an existing one unchanged. */
  CREATES,
  /** The statement does not depend on the table. */
  NONE
}
