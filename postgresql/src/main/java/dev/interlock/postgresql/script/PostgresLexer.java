package dev.interlock.postgresql.script;

import dev.interlock.script.token.Lexer;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.SqlToken.Kind;
import dev.interlock.script.token.TextCursor;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;

/** The tokens of PostgreSQL (manual, 4.1 Lexical Structure) and the backslash commands of psql. */
final class PostgresLexer implements Lexer {

  private static final String STRING = "quoted string";
  private static final String QUOTED_WORD = "quoted identifier";

  private final TextCursor cursor;
  private final Gaps gaps;

  /** The style of the last literal, if the next token may continue it. */
  private Continuation continuation = Continuation.NONE;

  private boolean standardStrings = true;

  private enum Continuation {
    NONE,
    STANDARD,
    ESCAPED
  }

  PostgresLexer(String script) {
    cursor = new TextCursor(script);
    gaps = new Gaps(cursor);
  }

  /**
   * Returns the tokens of one statement that was cut out of its script. The script's setting for
   * backslashes is not known here; if the statement does not end with literal backslashes, they are
   * read as escapes.
   *
   * @throws UnsplittableScript if it ends inside a quote or comment either way
   */
  static TokenSequence statement(String text) {
    try {
      return TokenSequence.of(new PostgresLexer(text));
    } catch (UnsplittableScript standard) {
      var lexer = new PostgresLexer(text);
      lexer.setStandardStrings(false);
      return TokenSequence.of(lexer);
    }
  }

  /** Sets whether a backslash in a plain string is an ordinary character, as it is at first. */
  void setStandardStrings(boolean standard) {
    standardStrings = standard;
  }

  @Override
  public String script() {
    return cursor.text();
  }

  /** Returns the cursor, which is at the start of the next token or before it. */
  TextCursor cursor() {
    return cursor;
  }

  @Override
  public SqlToken next() {
    boolean continues = gaps.skip() && cursor.peek() == '\'';
    var continued = continuation;
    continuation = Continuation.NONE;
    if (continues && continued != Continuation.NONE) {
      return string(0, continued, Kind.CONTINUATION);
    }
    return token(cursor.peek());
  }

  /** Decodes the default escape of {@code U&"…"} only, since {@code UESCAPE} is another token. */
  @Override
  public String name(String quotedWord) {
    return NameReader.unquoted(quotedWord, NameReader.DEFAULT_ESCAPE).orElse("");
  }

  @Override
  public String value(String literal) {
    String value = Lexer.super.value(literal);
    return literal.startsWith("U&") || literal.startsWith("u&")
        ? UnicodeEscapes.decode(value, NameReader.DEFAULT_ESCAPE).orElse(value)
        : value;
  }

  private SqlToken token(char first) {
    return switch (first) {
      case TextCursor.NOTHING -> symbol(0, Kind.END);
      case ';' -> symbol(1, Kind.SEMICOLON);
      case '\'' -> string(0, plain(), Kind.STRING);
      case '"' -> quotedWord(0);
      case '\\' -> clientCommand();
      case '$' -> dollar();
      case '.' -> Characters.isDigit(cursor.peek(1)) ? number() : dots();
      case ':' -> colons();
      default -> wordNumberOrSymbol(first);
    };
  }

  private SqlToken wordNumberOrSymbol(char first) {
    if (Characters.startsWord(first)) {
      return wordOrPrefixed(first);
    }
    if (Characters.isDigit(first)) {
      return number();
    }
    if (Characters.isOperator(first)) {
      return symbol(Operators.length(cursor), Kind.SYMBOL);
    }
    return symbol(1, Kind.SYMBOL);
  }

  /**
   * Reads a word or a prefixed quote: the prefixes {@code E B X N U&} belong to a quote that
   * follows directly.
   */
  private SqlToken wordOrPrefixed(char first) {
    if (cursor.peek(1) == '\'') {
      return switch (first) {
        case 'e', 'E' -> string(1, Continuation.ESCAPED, Kind.STRING);
        case 'b', 'B', 'x', 'X' -> string(1, Continuation.STANDARD, Kind.STRING);
        case 'n', 'N' -> string(1, plain(), Kind.STRING);
        default -> word();
      };
    }
    if ((first == 'u' || first == 'U') && cursor.peek(1) == '&') {
      return switch (cursor.peek(2)) {
        case '\'' -> string(2, Continuation.STANDARD, Kind.STRING);
        case '"' -> quotedWord(2);
        default -> word();
      };
    }
    return word();
  }

  private Continuation plain() {
    return standardStrings ? Continuation.STANDARD : Continuation.ESCAPED;
  }

  private SqlToken word() {
    int start = cursor.offset();
    cursor.skipWhile(Characters::continuesWord);
    return cursor.since(start, Kind.WORD);
  }

  private SqlToken quotedWord(int prefix) {
    int start = cursor.offset();
    cursor.advance(prefix);
    cursor.skipQuoted(QUOTED_WORD, start);
    return cursor.since(start, Kind.QUOTED_WORD);
  }

  private SqlToken string(int prefix, Continuation style, Kind kind) {
    int start = cursor.offset();
    cursor.advance(prefix);
    if (style == Continuation.ESCAPED) {
      skipEscaped(start);
    } else {
      cursor.skipQuoted(STRING, start);
    }
    continuation = style;
    return cursor.since(start, kind);
  }

  private void skipEscaped(int start) {
    do {
      cursor.advance(1);
      cursor.skipWhile(c -> c != '\'' && c != '\\');
      while (cursor.peek() == '\\') {
        cursor.advance(2);
        cursor.skipWhile(c -> c != '\'' && c != '\\');
      }
      cursor.skipPast("'", STRING, start);
    } while (cursor.peek() == '\'');
  }

  private SqlToken dollar() {
    int tagLength = dollarTagLength();
    if (tagLength > 0) {
      return dollarQuoted(tagLength);
    }
    int start = cursor.offset();
    cursor.advance(1);
    cursor.skipWhile(Characters::isDigit);
    return cursor.since(start, Kind.SYMBOL);
  }

  /**
   * Returns the length of a tag with both dollars; 0 if the dollar does not begin a dollar quote.
   */
  private int dollarTagLength() {
    int length = 1;
    if (Characters.startsWord(cursor.peek(length))) {
      while (Characters.continuesTag(cursor.peek(length))) {
        length++;
      }
    }
    return cursor.peek(length) == '$' ? length + 1 : 0;
  }

  private SqlToken dollarQuoted(int tagLength) {
    int start = cursor.offset();
    cursor.advance(tagLength);
    String tag = script().substring(start, cursor.offset());
    cursor.skipPast(tag, "dollar-quoted string `" + tag + "`", start);
    return cursor.since(start, Kind.STRING);
  }

  /** Reads a number loosely: a malformed one, which the server refuses, is one token too. */
  private SqlToken number() {
    int start = cursor.offset();
    cursor.skipWhile(Characters::isDigitOrUnderscore);
    // 1..10 is a range, not the number "1." and ".10".
    if (cursor.peek() == '.' && cursor.peek(1) != '.') {
      cursor.advance(1);
      cursor.skipWhile(Characters::isDigitOrUnderscore);
    }
    skipExponent();
    if (Characters.startsWord(cursor.peek())) {
      cursor.skipWhile(Characters::continuesWord);
    }
    return cursor.since(start, Kind.SYMBOL);
  }

  private void skipExponent() {
    if (cursor.peek() == 'e' || cursor.peek() == 'E') {
      int sign = cursor.peek(1) == '+' || cursor.peek(1) == '-' ? 1 : 0;
      if (Characters.isDigit(cursor.peek(1 + sign))) {
        cursor.advance(1 + sign);
        cursor.skipWhile(Characters::isDigitOrUnderscore);
      }
    }
  }

  private SqlToken dots() {
    return symbol(cursor.startsWith("..") ? 2 : 1, Kind.SYMBOL);
  }

  private SqlToken colons() {
    return symbol(cursor.startsWith("::") || cursor.startsWith(":=") ? 2 : 1, Kind.SYMBOL);
  }

  private SqlToken symbol(int length, Kind kind) {
    int start = cursor.offset();
    cursor.advance(length);
    return cursor.since(start, kind);
  }

  private SqlToken clientCommand() {
    int start = cursor.offset();
    cursor.skipLine();
    int end = cursor.offset();
    while (Characters.isBlank(script().charAt(end - 1))) {
      end--;
    }
    return new SqlToken(Kind.CLIENT, start, end);
  }
}
