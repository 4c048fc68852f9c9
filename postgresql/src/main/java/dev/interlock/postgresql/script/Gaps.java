package dev.interlock.postgresql.script;

import dev.interlock.script.token.TextCursor;
import dev.interlock.script.token.UnsplittableScript;

/** Skips the text between tokens: white space, comments, and the guards that pg_dump writes. */
final class Gaps {

  private final TextCursor cursor;

  Gaps(TextCursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Moves to the next token.
   *
   * @return whether a string literal may continue after it: a line end, and not a block comment
   */
  boolean skip() {
    boolean lineEnd = false;
    boolean block = false;
    while (true) {
      char c = cursor.peek();
      if (Characters.isBlank(c)) {
        lineEnd |= c == '\n' || c == '\r';
        cursor.advance(1);
      } else if (c == '-' && cursor.peek(1) == '-') {
        cursor.skipWhile(next -> next != '\n' && next != '\r');
      } else if (c == '/' && cursor.peek(1) == '*') {
        block = true;
        skipBlockComment();
      } else if (c == '\\' && isGuard()) {
        cursor.skipLine();
      } else {
        return lineEnd && !block;
      }
    }
  }

  /** Skips a block comment; they nest (manual, 4.1.5 Comments), to any depth. */
  private void skipBlockComment() {
    int start = cursor.offset();
    int depth = 0;
    do {
      if (cursor.startsWith("/*")) {
        depth++;
        cursor.advance(2);
      } else if (cursor.startsWith("*/")) {
        depth--;
        cursor.advance(2);
      } else if (cursor.isAtEnd()) {
        throw new UnsplittableScript("ends inside a comment", start);
      } else {
        cursor.advance(1);
        cursor.skipWhile(c -> c != '*' && c != '/');
      }
    } while (depth > 0);
  }

  /**
   * Whether the cursor is at a command that pg_dump writes since August 2025 (CVE-2025-8714). It
   * forbids psql all other backslash commands until the same token is repeated. It can be skipped,
   * because Interlock never runs a backslash command.
   */
  private boolean isGuard() {
    return isGuard("\\restrict ") || isGuard("\\unrestrict ");
  }

  private boolean isGuard(String command) {
    if (!cursor.startsWith(command)) {
      return false;
    }
    int at = command.length();
    while (Characters.continuesTag(cursor.peek(at))) {
      at++;
    }
    if (cursor.peek(at) == '\r') {
      at++;
    }
    return cursor.peek(at) == '\n' || cursor.peek(at) == TextCursor.NOTHING;
  }
}
