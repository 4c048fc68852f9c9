package dev.interlock.alembic.revision;

import dev.interlock.history.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The hash of a module without what its author may change freely: comments, docstrings, white
 * space, line breaks, kinds of quotes, and commas before a closing bracket where they make no
 * tuple.
 */
final class CodeChecksum {

  /** Words after which a bracket begins a value, and is not that of a call or an index. */
  private static final Set<String> BEFORE_VALUES =
      Set.of(
          "and", "assert", "await", "del", "elif", "else", "for", "from", "if", "import", "in",
          "is", "lambda", "not", "or", "raise", "return", "while", "with", "yield");

  private final StringBuilder code = new StringBuilder();

  /** The indentation of the blocks around the current statement, the innermost last. */
  private final Deque<Integer> blocks = new ArrayDeque<>(List.of(0));

  private CodeChecksum() {}

  static Checksum of(PythonLexer.Module module) {
    var checksum = new CodeChecksum();
    module.statements().stream().filter(statement -> !statement.isText()).forEach(checksum::add);
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
    Set<Integer> idle = idleCommas(statement.tokens());
    for (int i = 0; i < statement.tokens().size(); i++) {
      if (!idle.contains(i)) {
        code.append(' ').append(word(statement.tokens().get(i)));
      }
    }
    code.append('\n');
  }

  /**
   * Returns the places of commas before a closing bracket that change nothing. The only comma of
   * {@code ("a",)} or {@code x["a",]} makes a tuple.
   */
  private static Set<Integer> idleCommas(List<Token> tokens) {
    var idle = new HashSet<Integer>();
    var open = new ArrayDeque<Bracket>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[") || token.is("{")) {
        open.push(new Bracket(canHoldATuple(tokens, i)));
      } else if (token.is(",") && !open.isEmpty()) {
        open.element().commas++;
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        Bracket bracket = open.pop();
        if (tokens.get(i - 1).is(",") && (bracket.commas > 1 || !bracket.canHoldATuple)) {
          idle.add(i - 1);
        }
      }
    }
    return idle;
  }

  /** An open bracket. */
  private static final class Bracket {
    private final boolean canHoldATuple;
    private int commas;

    Bracket(boolean canHoldATuple) {
      this.canHoldATuple = canHoldATuple;
    }
  }

  /**
   * Whether one comma in the bracket makes a tuple: not in a call, a list, a set or a dictionary.
   */
  private static boolean canHoldATuple(List<Token> tokens, int bracket) {
    boolean followsAValue = bracket > 0 && isValue(tokens.get(bracket - 1));
    return switch (tokens.get(bracket).text()) {
      case "(" -> !followsAValue;
      case "[" -> followsAValue;
      default -> false;
    };
  }

  private static boolean isValue(Token token) {
    return switch (token.kind()) {
      case NAME -> !BEFORE_VALUES.contains(token.text());
      case STRING -> true;
      case OTHER -> token.is(")") || token.is("]") || token.is("}");
    };
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
