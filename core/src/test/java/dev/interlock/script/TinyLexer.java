package dev.interlock.script;

import dev.interlock.script.token.Lexer;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.SqlToken.Kind;
import dev.interlock.script.token.TextCursor;

/** The tokens of enough SQL for tests: comments of both kinds, quotes, and dollar quotes. */
final class TinyLexer implements Lexer {

  private final TextCursor cursor;

  TinyLexer(String script) {
    cursor = new TextCursor(script);
  }

  @Override
  public String script() {
    return cursor.text();
  }

  @Override
  public String name(String quotedWord) {
    return quotedWord.substring(1, quotedWord.length() - 1).replace("\"\"", "\"");
  }

  @Override
  public SqlToken next() {
    skipBlanks();
    int start = cursor.offset();
    return cursor.since(start, read(start));
  }

  private Kind read(int start) {
    if (cursor.isAtEnd()) {
      return Kind.END;
    }
    char first = cursor.peek();
    if (Character.isLetter(first) || first == '_') {
      cursor.skipWhile(c -> Character.isLetterOrDigit(c) || c == '_');
      return Kind.WORD;
    }
    return switch (first) {
      case '\'', '"' -> {
        cursor.skipQuoted("quoted text", start);
        yield first == '"' ? Kind.QUOTED_WORD : Kind.STRING;
      }
      case '\\' -> {
        cursor.skipWhile(c -> c != ';' && c != '\n');
        yield Kind.CLIENT;
      }
      case '$' -> {
        cursor.advance(2);
        cursor.skipPast("$$", "dollar-quoted text", start);
        yield Kind.STRING;
      }
      case ';' -> {
        cursor.advance(1);
        yield Kind.SEMICOLON;
      }
      default -> {
        cursor.advance(cursor.startsWith("::") ? 2 : 1);
        yield Kind.SYMBOL;
      }
    };
  }

  private void skipBlanks() {
    while (Character.isWhitespace(cursor.peek())
        || cursor.startsWith("--")
        || cursor.startsWith("/*")) {
      if (cursor.startsWith("--")) {
        cursor.skipLine();
      } else if (cursor.startsWith("/*")) {
        cursor.skipPast("*/", "comment", cursor.offset());
      } else {
        cursor.advance(1);
      }
    }
  }
}
