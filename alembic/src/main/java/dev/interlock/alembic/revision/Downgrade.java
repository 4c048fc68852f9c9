package dev.interlock.alembic.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The {@code downgrade} function of a revision. */
final class Downgrade {

  private static final String NAME = "downgrade";

  /** Words of statements that undo nothing. */
  private static final Set<String> IDLE = Set.of("pass", "return", "raise", ".");

  private Downgrade() {}

  /**
   * Whether a module has one that does something. A function that only passes or raises says that
   * there is no way back.
   */
  static boolean isIn(PythonLexer.Module module) {
    return body(module.statements()).stream().anyMatch(statement -> !isIdle(statement));
  }

  private static boolean isIdle(List<Token> statement) {
    return statement.isEmpty()
        || (statement.size() == 1 && statement.getFirst().isString())
        || IDLE.contains(statement.getFirst().text());
  }

  private static List<List<Token>> body(List<PythonStatement> statements) {
    var body = new ArrayList<List<Token>>();
    boolean isInside = false;
    for (PythonStatement statement : statements) {
      if (!statement.isAtMargin()) {
        if (isInside) {
          body.add(statement.tokens());
        }
        continue;
      }
      isInside = isDefinition(statement.tokens());
      if (isInside) {
        body.add(afterColon(statement.tokens()));
      }
    }
    return body;
  }

  private static boolean isDefinition(List<Token> tokens) {
    return tokens.size() > 1 && tokens.get(0).is("def") && tokens.get(1).is(NAME);
  }

  /** Returns the statement behind the function's own colon, as in {@code def downgrade(): pass}. */
  private static List<Token> afterColon(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is("(") || token.is("[")) {
        depth++;
      } else if (token.is(")") || token.is("]")) {
        depth--;
      } else if (token.is(":") && depth == 0) {
        return tokens.subList(i + 1, tokens.size());
      }
    }
    return List.of();
  }
}
