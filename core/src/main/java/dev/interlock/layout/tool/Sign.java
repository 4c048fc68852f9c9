package dev.interlock.layout.tool;

/** The evidence that the name of a file gives for a tool. */
public enum Sign {
  /** None. */
  NONE,
  /** Only this tool has such files, but they are not migrations that can be read. */
  HINT,
  /** Probably a file of this tool with a wrong name. */
  ALMOST,
  /** Several tools have such names, and the marks inside the file decide. */
  SHARED,
  /** Only this tool has such names. */
  CERTAIN
}
