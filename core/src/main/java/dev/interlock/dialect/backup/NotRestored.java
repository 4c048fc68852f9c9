package dev.interlock.dialect.backup;

import dev.interlock.catalog.ObjectId;

/** Thrown if saved rows cannot be put back. Everything is rolled back. */
public final class NotRestored extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The reason for which rows are not put back. */
  public enum Why {
    /** The file does not hold what was saved. */
    UNREADABLE,
    /** The table or column is not there, or its rows cannot be told apart. */
    NO_PLACE,
    /** The server refuses the rows, or changes them. */
    REFUSED
  }

  private final Why why;
  private final transient ObjectId object;
  private final String help;

  /**
   * @param said the reason, as part of a sentence
   * @param help what to do, as a sentence
   */
  public NotRestored(Why why, ObjectId object, String said, String help) {
    super(said);
    this.why = why;
    this.object = object;
    this.help = help;
  }

  public Why why() {
    return why;
  }

  public ObjectId object() {
    return object;
  }

  /** Returns the reason, as part of a sentence. */
  public String said() {
    return String.valueOf(getMessage());
  }

  public String help() {
    return help;
  }
}
