package dev.interlock.alembic.runner;

/**
 * The first statements of a revision that are done.
 *
 * @param count their number
 * @param prefix the SHA-256 of their texts in hexadecimal digits; of each as SQLAlchemy gives it to
 *     the driver, in UTF-8, with a NUL behind it
 */
public record DoneStatements(int count, String prefix) {

  /** Nothing is done. */
  public static final DoneStatements NONE =
      new DoneStatements(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  static DoneStatements of(Json.Fields answer) {
    return new DoneStatements(answer.number("done"), answer.text("prefix").orElse(NONE.prefix()));
  }
}
