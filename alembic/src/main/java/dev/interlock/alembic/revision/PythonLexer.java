package dev.interlock.alembic.revision;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a Python module into statements and comments (Python Language Reference, section 2). Knows
 * strings, brackets, line joining and semicolons; does not check the grammar.
 */
final class PythonLexer {

  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private final String text;
  private final List<PythonStatement> statements = new ArrayList<>();
  private final List<Token> comments = new ArrayList<>();
  private final List<Token> open = new ArrayList<>();
  private List<Token> current = new ArrayList<>();
  private String block = "";
  private int indent;

  /** The indentation of the current statement. */
  private int margin;

  private boolean isLineStart = true;
  private int at;

  private PythonLexer(String text) {
    this.text = text;
  }

  /**
   * A module's statements and its comments, both in the order of the file.
   *
   * @param comments each with its {@code #}
   */
  record Module(List<PythonStatement> statements, List<Token> comments) {}

  /**
   * Splits a module.
   *
   * @throws NotPython at a string or a bracket that is not closed
   */
  static Module read(String text) {
    var lexer = new PythonLexer(text);
    while (lexer.at < text.length()) {
      lexer.step();
    }
    if (!lexer.open.isEmpty()) {
      throw new NotPython("has a bracket that is not closed", lexer.open.getLast().offset(), 1);
    }
    lexer.endStatement();
    return new Module(List.copyOf(lexer.statements), List.copyOf(lexer.comments));
  }

  private void step() {
    char c = text.charAt(at);
    if (c == '\n') {
      at++;
      endLine();
    } else if (c == '\\' && isLineEnd(at + 1)) {
      at = text.indexOf('\n', at) + 1;
    } else if (Character.isWhitespace(c) || c == '\uFEFF') {
      at++;
      indent += isLineStart ? 1 : 0;
    } else if (c == '#') {
      comment();
    } else if (c == ';' && open.isEmpty()) {
      at++;
      endStatement();
    } else {
      add(token(c));
    }
  }

  private boolean isLineEnd(int from) {
    int newline = text.indexOf('\n', from);
    return newline >= 0 && text.substring(from, newline).isBlank();
  }

  private void endLine() {
    if (open.isEmpty()) {
      endStatement();
      isLineStart = true;
      indent = 0;
    }
  }

  private void endStatement() {
    if (!current.isEmpty()) {
      statements.add(new PythonStatement(current, block, margin));
      current = new ArrayList<>();
    }
  }

  private void comment() {
    int newline = text.indexOf('\n', at);
    int end = newline < 0 ? text.length() : newline;
    comments.add(new Token(Token.Kind.OTHER, text.substring(at, end), at));
    at = end;
  }

  /** A statement at the left margin ends the block before it, also if it opens another one. */
  private void add(Token token) {
    if (isLineStart) {
      block = indent == 0 ? "" : block.isEmpty() ? marginWord() : block;
      margin = indent;
      isLineStart = false;
    }
    bracket(token);
    current.add(token);
    at = token.end();
  }

  private String marginWord() {
    return statements.isEmpty() ? "" : statements.getLast().first().text();
  }

  private void bracket(Token token) {
    if (token.isString()) {
      return;
    }
    if (OPENING.contains(token.text())) {
      open.add(token);
    } else if (CLOSING.contains(token.text())) {
      if (open.isEmpty()
          || OPENING.indexOf(open.removeLast().text()) != CLOSING.indexOf(token.text())) {
        throw new NotPython("has a closing bracket without its opening one", token.offset(), 1);
      }
    }
  }

  private Token token(char c) {
    int end = at;
    while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
      end++;
    }
    if (isQuote(end) && PythonString.isPrefix(text.substring(at, end))) {
      return new Token(Token.Kind.STRING, text.substring(at, PythonString.end(text, at, end)), at);
    }
    if (end > at) {
      return new Token(Token.Kind.NAME, text.substring(at, end), at);
    }
    return new Token(Token.Kind.OTHER, operator(c), at);
  }

  /** Keeps {@code ==}, {@code :=} and {@code +=} apart from an assignment. */
  private String operator(char c) {
    boolean isCompound = ("=!<>:+-*/%&|^@".indexOf(c) >= 0) && text.startsWith("=", at + 1);
    return text.substring(at, at + (isCompound ? 2 : 1));
  }

  private boolean isQuote(int index) {
    return index < text.length() && (text.charAt(index) == '"' || text.charAt(index) == '\'');
  }
}
