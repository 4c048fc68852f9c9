package dev.interlock.script;

import dev.interlock.finding.Place;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of one file together with its statements.
 *
 * @param file path as the user would write it
 * @param source the whole text, without a byte order mark
 * @param statements in the order of the text
 * @param splitter reads the SQL of the script's product
 */
public record Script(
    String file, ReplacedText source, List<Statement> statements, ScriptSplitter splitter) {

  /** The characters of a word besides letters and digits. */
  private static final String JOINERS = "_.$\"";

  /** The deepest nesting of literals that is read; only generated code nests deeper. */
  private static final int DEEPEST = 4;

  public Script {
    statements = List.copyOf(statements);
  }

  /**
   * Splits {@code text}.
   *
   * @throws UnsplittableScript if the text ends inside a quote, comment or block
   */
  public static Script of(String file, String text, ScriptSplitter splitter) {
    return of(file, ReplacedText.unchanged(text), splitter);
  }

  /**
   * Splits a text in which placeholders are replaced.
   *
   * @throws UnsplittableScript if the text ends inside a quote, comment or block
   */
  public static Script of(String file, ReplacedText source, ScriptSplitter splitter) {
    return new Script(file, source, splitter.split(source.text()), splitter);
  }

  /** Returns the text that runs, with the values of placeholders. */
  public String text() {
    return source.text();
  }

  /** Returns the tokens of a statement; their offsets count from its first character. */
  public TokenSequence tokens(Statement statement) {
    return splitter.tokens(statement.text());
  }

  /**
   * Returns the tokens of the code that runs with a statement: its own, and for a block those of
   * its literals, which are its body and the strings that it executes.
   */
  public List<TokenSequence> code(Statement statement) {
    return statement.verb().equals("do") ? nested(statement) : List.of(tokens(statement));
  }

  /** Returns the tokens of a statement, and those of all its literals that may be code. */
  public List<TokenSequence> nested(Statement statement) {
    var nested = new ArrayList<TokenSequence>();
    read(statement.text(), 0, nested);
    return nested;
  }

  private void read(String sql, int depth, List<TokenSequence> nested) {
    TokenSequence tokens;
    try {
      tokens = splitter.tokens(sql);
    } catch (UnsplittableScript notCode) {
      return;
    }
    nested.add(tokens);
    if (depth < DEEPEST) {
      tokens.values().forEach(literal -> read(literal, depth + 1, nested));
    }
  }

  /**
   * Returns the 0-based number of a statement; for a statement that replaces another, the number of
   * the original one.
   */
  public int numberOf(Statement statement) {
    int low = 0;
    int high = statements.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int offset = statements.get(middle).offset();
      if (offset == statement.offset()) {
        return middle;
      }
      if (offset < statement.offset()) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new IllegalArgumentException("no statement of this script: " + statement);
  }

  /** Returns the beginning of a statement, with its first line marked. */
  public Place placeOf(Statement statement) {
    return placeOf(statement, 0, statement.text().length());
  }

  /**
   * Returns a range of a statement.
   *
   * @param offset 0-based character offset in the statement's text
   * @param length characters to mark; cut at the end of the line
   */
  public Place placeOf(Statement statement, int offset, int length) {
    return placeOf(statement.offset() + offset, length);
  }

  /**
   * Returns the word at a position that the server reported, or the statement's first line.
   *
   * @param position 0-based character offset in the statement's text; outside of it if the server
   *     reported none
   */
  public Place placeOfWord(Statement statement, int position) {
    String text = statement.text();
    if (position < 0 || position >= text.length()) {
      return placeOf(statement);
    }
    int to = position;
    while (to < text.length()
        && (Character.isLetterOrDigit(text.charAt(to)) || JOINERS.indexOf(text.charAt(to)) >= 0)) {
      to++;
    }
    return placeOf(statement, position, to - position);
  }

  /**
   * Returns a range of the text as a place in the file.
   *
   * @param offset 0-based character offset in the text that runs
   * @param length characters to mark; cut at the end of the line
   */
  public Place placeOf(int offset, int length) {
    int from = source.originalOffset(offset);
    int end = source.originalOffset(offset + length);
    return Place.in(file, source.original(), from, Math.max(end - from, 1));
  }
}
