package dev.interlock.alembic.revision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The assignments of a module to the names that Alembic reads. The last one counts, as in Python.
 * An assignment that depends on something, such as one in an {@code if}, is refused.
 */
final class ModuleNames {

  private static final Set<String> NAMES =
      Set.of("revision", "down_revision", "branch_labels", "depends_on");

  private final Map<String, Assignment> assignments = new HashMap<>();

  private ModuleNames() {}

  /**
   * @param problem the reason why the value is not plain
   */
  private record Assignment(Token name, List<Token> value, Optional<String> problem) {}

  static ModuleNames read(List<PythonStatement> statements) {
    var names = new ModuleNames();
    statements.stream().filter(PythonStatement::isOfModule).forEach(names::read);
    return names;
  }

  private void read(PythonStatement statement) {
    var tokens = statement.tokens();
    Token first = statement.first();
    if (statement.isAtMargin() && NAMES.contains(first.text()) && first.kind() == Token.Kind.NAME) {
      simple(first, tokens);
    } else {
      other(statement);
    }
  }

  /** {@code revision = …}, {@code revision: str = …}, or an annotation alone. */
  private void simple(Token name, List<Token> tokens) {
    int equals = equalsSign(tokens, 1);
    boolean isPlain = tokens.size() > 1 && tokens.get(1).is("=");
    boolean isAnnotated = tokens.size() > 1 && tokens.get(1).is(":");
    if (isAnnotated && equals < 0) {
      return;
    }
    if (tokens.size() == 1) {
      return;
    }
    boolean readable = (isPlain || isAnnotated) && equals > 0 && equals + 1 < tokens.size();
    assign(
        name,
        readable ? tokens.subList(equals + 1, tokens.size()) : List.of(),
        readable ? Optional.empty() : Optional.of("computes `" + name.text() + "`"));
  }

  /** Any other statement that may change one of the names. */
  private void other(PythonStatement statement) {
    var tokens = statement.tokens();
    boolean imports = statement.first().is("from") || statement.first().is("import");
    int end = imports ? tokens.size() : lastEqualsSign(tokens);
    for (int i = 0; i < end; i++) {
      Token token = tokens.get(i);
      boolean isAttribute = i > 0 && tokens.get(i - 1).is(".");
      if (token.kind() == Token.Kind.NAME && NAMES.contains(token.text()) && !isAttribute) {
        assign(
            token,
            List.of(),
            Optional.of(
                statement.isAtMargin()
                    ? "does not assign `" + token.text() + "` on its own"
                    : "assigns `" + token.text() + "` only under a condition"));
      }
    }
  }

  private void assign(Token name, List<Token> value, Optional<String> problem) {
    assignments.put(name.text(), new Assignment(name, value, problem));
  }

  private static int equalsSign(List<Token> tokens, int from) {
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      depth += tokens.get(i).is("[") || tokens.get(i).is("(") ? 1 : 0;
      depth -= tokens.get(i).is("]") || tokens.get(i).is(")") ? 1 : 0;
      if (depth == 0 && tokens.get(i).is("=")) {
        return i;
      }
    }
    return -1;
  }

  /** The end of what a statement assigns to; {@code f(revision=1)} assigns nothing. */
  private static int lastEqualsSign(List<Token> tokens) {
    int last = 0;
    for (int at = equalsSign(tokens, 0); at >= 0; at = equalsSign(tokens, at + 1)) {
      last = at;
    }
    return last;
  }

  /** Returns the name where it is assigned. */
  Optional<Token> place(String name) {
    return Optional.ofNullable(assignments.get(name)).map(Assignment::name);
  }

  /**
   * Returns the value of a name; empty if the module does not assign it.
   *
   * @throws NotPython if the value is not plain
   */
  Optional<PythonValue> value(String name) {
    return Optional.ofNullable(assignments.get(name)).map(ModuleNames::value);
  }

  private static PythonValue value(Assignment assignment) {
    Token name = assignment.name();
    if (assignment.problem().isPresent()) {
      throw new NotPython(assignment.problem().get(), name.offset(), name.text().length());
    }
    try {
      return PythonValue.read(assignment.value());
    } catch (NotPython e) {
      throw new NotPython(
          "computes `%s`, so its place in the history is unknown".formatted(name.text()),
          e.offset(),
          e.length());
    }
  }
}
