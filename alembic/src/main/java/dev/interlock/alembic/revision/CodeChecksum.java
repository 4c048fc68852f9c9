package dev.interlock.alembic.revision;

import dev.interlock.history.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The hash of a module without what its author may change freely: comments, docstrings, white
 * space, line breaks, kinds of quotes and commas before a closing bracket.
 */
final class CodeChecksum {

  private static final String CLOSING = ")]}";

  private final StringBuilder code = new StringBuilder();

  /** The indentation of the blocks around the current statement, the innermost last. */
  private final Deque<Integer> blocks = new ArrayDeque<>(List.of(0));

  private CodeChecksum() {}

  static Checksum of(PythonLexer.Module module) {
    var checksum = new CodeChecksum();
    module.statements().stream()
        .filter(statement -> !statement.isText())
        .forEach(checksum::add);
    return Checksum.of(checksum.code.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void add(PythonStatement statement) {
    while (blocks.getLast() > statement.indent()) {
      blocks.removeLast();
    }
    if (blocks.getLast() < statement.indent()) {
      blocks.addLast(statement.indent());
    }
    code.append(blocks.size());
    List<Token> tokens = statement.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      boolean isIdle =
          tokens.get(i).is(",") && i + 1 < tokens.size() && isClosing(tokens.get(i + 1));
      if (!isIdle) {
        code.append(' ').append(word(tokens.get(i)));
      }
    }
    code.append('\n');
  }

  private static boolean isClosing(Token token) {
    return !token.isString() && CLOSING.contains(token.text());
  }

  /** A text is written by its value; its length keeps it apart from what follows. */
  private static String word(Token token) {
    if (!token.isString()) {
      return token.text();
    }
    try {
      String value = PythonString.value(token);
      return "'" + value.length() + " " + value;
    } catch (NotPython e) {
      return token.text();
    }
  }
}
