package dev.interlock.alembic.revision;

/** A text that is not Python, or a value that only Python can compute. */
final class NotPython extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int offset;
  private final int length;

  /**
   * @param problem the end of a sentence that begins with the file
   * @param offset 0-based character offset in the file
   */
  NotPython(String problem, int offset, int length) {
    super(problem);
    this.offset = offset;
    this.length = length;
  }

  String problem() {
    return String.valueOf(getMessage());
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }
}
