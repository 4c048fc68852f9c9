package dev.interlock.script;

import java.util.Optional;

/**
 * One statement of a script.
 *
 * @param text as written, without the terminating semicolon, leading or trailing white space and
 *     comments
 * @param offset 0-based character offset of {@code text} in the script
 * @param kind its effect on the transaction
 * @param copyData the lines after {@code COPY … FROM STDIN;}, without the closing {@code \.}; only
 *     for {@link StatementKind#COPY}
 */
public record Statement(String text, int offset, StatementKind kind, Optional<String> copyData) {

  /** Creates a statement without COPY data. */
  public static Statement of(String text, int offset, StatementKind kind) {
    return new Statement(text, offset, kind, Optional.empty());
  }
}
