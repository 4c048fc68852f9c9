package dev.interlock.script.token;

/** A forward-only position in a script, used by the lexers of all dialects. Not thread-safe. */
public final class TextCursor {

  /** The result of {@link #peek} after the end; scripts never contain it. */
  public static final char NOTHING = '\0';

  /** A set of characters. */
  @FunctionalInterface
  public interface CharacterSet {
    boolean contains(char c);
  }

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String text;
  private int offset;

  /**
   * Starts at the first character, after a byte order mark.
   *
   * @throws UnsplittableScript if the text contains a NUL character, where some servers would
   *     silently stop reading
   */
  public TextCursor(String text) {
    int nul = text.indexOf(NOTHING);
    if (nul >= 0) {
      throw new UnsplittableScript("has a NUL character", nul);
    }
    this.text = text;
    this.offset = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
  }

  public String text() {
    return text;
  }

  public int offset() {
    return offset;
  }

  public boolean isAtEnd() {
    return offset >= text.length();
  }

  public char peek() {
    return peek(0);
  }

  /** Returns the character {@code ahead} characters further on; {@link #NOTHING} after the end. */
  public char peek(int ahead) {
    int at = offset + ahead;
    return at < text.length() ? text.charAt(at) : NOTHING;
  }

  public boolean startsWith(String prefix) {
    return text.startsWith(prefix, offset);
  }

  public void advance(int characters) {
    offset = Math.min(offset + characters, text.length());
  }

  public void skipWhile(CharacterSet set) {
    while (!isAtEnd() && set.contains(text.charAt(offset))) {
      offset++;
    }
  }

  /** Moves to the end of the line, before its {@code LF}. */
  public void skipLine() {
    int newline = text.indexOf('\n', offset);
    offset = newline < 0 ? text.length() : newline;
  }

  /**
   * Moves past the next {@code closing}.
   *
   * @throws UnsplittableScript that names {@code what}, at {@code opened}, if it is never closed
   */
  public void skipPast(String closing, String what, int opened) {
    int at = text.indexOf(closing, offset);
    if (at < 0) {
      throw new UnsplittableScript("ends inside a " + what, opened);
    }
    offset = at + closing.length();
  }

  /**
   * Moves from an opening quote past the closing one; a doubled quote inside is a literal quote.
   *
   * @throws UnsplittableScript that names {@code what}, at {@code opened}, if it is never closed
   */
  public void skipQuoted(String what, int opened) {
    String quote = String.valueOf(peek());
    do {
      advance(1);
      skipPast(quote, what, opened);
    } while (startsWith(quote));
  }

  /** Returns the token from {@code start} to the current position. */
  public SqlToken since(int start, SqlToken.Kind kind) {
    return new SqlToken(kind, start, offset);
  }
}
