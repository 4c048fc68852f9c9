package dev.interlock.sqlite.script;

import dev.interlock.script.token.Ascii;
import dev.interlock.script.token.Lexer;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.SqlToken.Kind;
import dev.interlock.script.token.TextCursor;
import java.util.List;

/** The tokens of SQLite (its tokenize.c) and the dot commands of its shell. */
final class SqliteLexer implements Lexer {

  /** Longer operators come first, because the first match is taken. */
  private static final List<String> OPERATORS =
      List.of("->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "==", "!=");

  private final TextCursor cursor;
  private boolean atStatementStart = true;

  SqliteLexer(String script) {
    cursor = new TextCursor(script);
  }

  @Override
  public String script() {
    return cursor.text();
  }

  @Override
  public SqlToken next() {
    skipSpaces();
    var token = token(cursor.peek());
    atStatementStart = token.kind() == Kind.SEMICOLON || token.kind() == Kind.CLIENT;
    return token;
  }

  @Override
  public String name(String quotedWord) {
    return Ascii.fold(quotedWord.substring(1, quotedWord.length() - 1).replace("\"\"", "\""));
  }

  private void skipSpaces() {
    while (true) {
      if (isBlank(cursor.peek())) {
        cursor.advance(1);
      } else if (cursor.startsWith("--")) {
        cursor.skipLine();
      } else if (cursor.startsWith("/*")) {
        int start = cursor.offset();
        cursor.advance(2);
        cursor.skipPast("*/", "comment", start);
      } else {
        return;
      }
    }
  }

  private SqlToken token(char first) {
    return switch (first) {
      case TextCursor.NOTHING -> symbol(0, Kind.END);
      case ';' -> symbol(1, Kind.SEMICOLON);
      case '\'' -> quoted(0, "quoted string", Kind.STRING);
      case '"', '`' -> quoted(0, "quoted identifier", Kind.QUOTED_WORD);
      case '[' -> bracketed();
      case '.' -> dot();
      case '?', '$', '@', ':', '#' -> parameter();
      default -> wordNumberOrSymbol(first);
    };
  }

  private SqlToken wordNumberOrSymbol(char first) {
    if ((first == 'x' || first == 'X') && cursor.peek(1) == '\'') {
      return quoted(1, "blob", Kind.STRING);
    }
    if (isDigit(first)) {
      return number();
    }
    if (isWord(first)) {
      int start = cursor.offset();
      cursor.skipWhile(SqliteLexer::isWord);
      return cursor.since(start, Kind.WORD);
    }
    return operator();
  }

  private SqlToken operator() {
    int length =
        OPERATORS.stream()
            .filter(cursor::startsWith)
            .mapToInt(String::length)
            .findFirst()
            .orElse(1);
    return symbol(length, Kind.SYMBOL);
  }

  private SqlToken quoted(int prefix, String what, Kind kind) {
    int start = cursor.offset();
    cursor.advance(prefix);
    cursor.skipQuoted(what, start);
    return cursor.since(start, kind);
  }

  private SqlToken bracketed() {
    int start = cursor.offset();
    cursor.skipPast("]", "quoted identifier", start);
    return cursor.since(start, Kind.QUOTED_WORD);
  }

  /**
   * Reads a token that begins with a dot. At the start of a statement, a dot before a word begins a
   * command of the shell.
   */
  private SqlToken dot() {
    if (isDigit(cursor.peek(1))) {
      return number();
    }
    return atStatementStart && isWord(cursor.peek(1)) ? shellCommand() : symbol(1, Kind.SYMBOL);
  }

  private SqlToken shellCommand() {
    int start = cursor.offset();
    cursor.skipLine();
    int end = cursor.offset();
    while (isBlank(script().charAt(end - 1))) {
      end--;
    }
    return new SqlToken(Kind.CLIENT, start, end);
  }

  private SqlToken parameter() {
    int start = cursor.offset();
    cursor.advance(1);
    cursor.skipWhile(SqliteLexer::isWord);
    return cursor.since(start, Kind.SYMBOL);
  }

  /** Reads a number loosely: a malformed one, which SQLite refuses, is one token too. */
  private SqlToken number() {
    int start = cursor.offset();
    cursor.skipWhile(c -> isWord(c) || c == '.');
    char last = script().charAt(cursor.offset() - 1);
    boolean hexadecimal = script().startsWith("0x", start) || script().startsWith("0X", start);
    boolean signed = cursor.peek() == '+' || cursor.peek() == '-';
    if (!hexadecimal && signed && (last == 'e' || last == 'E') && isDigit(cursor.peek(1))) {
      cursor.advance(1);
      cursor.skipWhile(SqliteLexer::isWord);
    }
    return cursor.since(start, Kind.SYMBOL);
  }

  private SqlToken symbol(int length, Kind kind) {
    int start = cursor.offset();
    cursor.advance(length);
    return cursor.since(start, kind);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || isDigit(c)
        || c == '_'
        || c == '$'
        || c >= 0x80;
  }
}
