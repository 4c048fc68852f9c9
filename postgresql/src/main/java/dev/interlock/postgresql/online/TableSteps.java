package dev.interlock.postgresql.online;

import dev.interlock.catalog.Catalog;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.SafeStep;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Divides an ALTER TABLE into its actions. Those that do not work on the rows come first and stay
 * together, as the server runs them before it adds constraints (passes of {@code tablecmds.c});
 * each of the others is replaced by its own steps.
 */
final class TableSteps {

  /** Words of ADD COLUMN that make a rule, which is checked against the rows or needs an index. */
  private static final Set<String> RULES = Set.of("unique", "primary", "check", "references");

  private static final String UNKNOWN = "no steps are known for one of its actions";

  private final TokenSequence tokens;
  private final StatementEffect effect;
  private final LiveTable table;

  /** Index of the first token of the first action. */
  private final int first;

  TableSteps(TokenSequence tokens, StatementEffect effect, Catalog before) {
    if (!tokens.isWord(1, "table")) {
      throw new NoSteps("no steps are known for such a statement");
    }
    int name = tokens.hasWords(2, "if", "exists") ? 4 : 2;
    int from = tokens.isWord(name, "only") ? name + 1 : name;
    int end = Names.end(tokens, from);
    this.tokens = tokens;
    this.effect = effect;
    this.table = LiveTable.of(tokens, from, end, effect, before);
    this.first = tokens.isSymbol(end, "*") ? end + 1 : end;
  }

  OnlineSequence sequence() {
    if (!effect.rewritten().isEmpty()) {
      throw new NoSteps("it rewrites the table");
    }
    var quick = new ArrayList<String>();
    var actions = new ActionSteps(table, tokens.text(0, first));
    for (TokenSequence action : actions()) {
      if (isQuick(action)) {
        quick.add(action.text());
      } else {
        actions.add(action);
      }
    }
    var steps = new ArrayList<SafeStep>();
    if (!quick.isEmpty()) {
      steps.add(SafeStep.lasting(tokens.text(0, first) + " " + String.join(", ", quick)));
    }
    steps.addAll(actions.steps());
    return new OnlineSequence(steps, actions.helpers());
  }

  private List<TokenSequence> actions() {
    var actions = new ArrayList<TokenSequence>();
    int from = first;
    for (int i = first; i < tokens.size(); i++) {
      if (tokens.isSymbol(i, "(") || tokens.isSymbol(i, "[")) {
        i = Names.close(tokens, i);
      } else if (tokens.isSymbol(i, ",")) {
        actions.add(tokens.part(from, i));
        from = i + 1;
      }
    }
    actions.add(tokens.part(from, tokens.size()));
    return actions;
  }

  /** Whether an action does not work on the rows. */
  private static boolean isQuick(TokenSequence action) {
    return switch (action.word(0)) {
      case "add" -> isQuickAddition(action);
      case "drop" -> isQuickDrop(action);
      case "owner", "enable", "disable", "replica", "no", "inherit", "force" -> true;
      case "alter" -> isQuickAlteration(action);
      case "validate" -> false;
      default -> throw new NoSteps(UNKNOWN);
    };
  }

  /** The quick actions commit first: a column that they drop could not come back. */
  private static boolean isQuickDrop(TokenSequence action) {
    if (!action.isWord(1, "constraint")) {
      throw new NoSteps(
          "it drops a column as well, whose values would be gone if a later step failed; drop it in a statement of its own");
    }
    return true;
  }

  private static boolean isQuickAddition(TokenSequence action) {
    if (ActionSteps.isConstraint(action)) {
      return ActionSteps.isQuick(action);
    }
    boolean hasRule = RULES.stream().anyMatch(action::contains);
    if (hasRule) {
      throw new NoSteps(
          "it adds a column together with a rule; a constraint of its own can be added online");
    }
    return true;
  }

  private static boolean isQuickAlteration(TokenSequence action) {
    int column = action.isWord(1, "column") ? 2 : 1;
    int verb = Names.end(action, column);
    if (action.hasWords(verb, "set", "not", "null")) {
      return false;
    }
    boolean isSetting =
        action.isWord(verb, "set")
            && Set.of("default", "statistics", "storage").contains(action.word(verb + 1));
    boolean isDrop =
        action.hasWords(verb, "drop", "default")
            || action.hasWords(verb, "drop", "not", "null")
            || action.hasWords(verb, "drop", "identity");
    if (!isSetting && !isDrop) {
      throw new NoSteps(UNKNOWN);
    }
    return true;
  }
}
