package dev.interlock.alembic.revision;

/**
 * One token of Python.
 *
 * @param text as written; of a string with its prefix and quotes
 * @param offset 0-based character offset in the file
 */
record Token(Kind kind, String text, int offset) {

  enum Kind {
    NAME,
    STRING,
    OTHER
  }

  boolean is(String expected) {
    return kind != Kind.STRING && text.equals(expected);
  }

  boolean isString() {
    return kind == Kind.STRING;
  }

  int end() {
    return offset + text.length();
  }
}
