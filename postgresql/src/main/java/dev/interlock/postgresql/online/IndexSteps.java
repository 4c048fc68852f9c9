package dev.interlock.postgresql.online;

import dev.interlock.catalog.Catalog;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.SafeStep;
import dev.interlock.script.token.TokenSequence;
import java.util.List;
import java.util.Optional;

/** Builds an index concurrently. */
final class IndexSteps {

  private IndexSteps() {}

  static OnlineSequence of(TokenSequence tokens, StatementEffect effect, Catalog before) {
    int index = tokens.isWord(1, "unique") ? 2 : 1;
    if (!tokens.isWord(index, "index")) {
      throw new NoSteps("no steps are known for such a statement");
    }
    if (tokens.isWord(index + 1, "concurrently")) {
      throw new NoSteps("the index is built concurrently already");
    }
    boolean mayExist = tokens.hasWords(index + 1, "if", "not", "exists");
    int name = index + (mayExist ? 4 : 1);
    boolean isNamed = !tokens.isWord(name, "on");
    int on = isNamed ? name + 1 : name;
    if (!tokens.isWord(on, "on")) {
      throw new NoSteps("the name of its table could not be read");
    }
    int from = tokens.isWord(on + 1, "only") ? on + 2 : on + 1;
    int end = Names.end(tokens, from);
    LiveTable table = LiveTable.of(tokens, from, end, effect, before);
    table.requirePlain("an index");
    String sql =
        tokens.text(0, index + 1) + " CONCURRENTLY " + tokens.text(index + 1, tokens.size());
    Optional<String> undo =
        isNamed && !mayExist
            ? Optional.of(
                "DROP INDEX IF EXISTS " + table.qualifier() + tokens.text(tokens.get(name)))
            : Optional.empty();
    return new OnlineSequence(List.of(SafeStep.alone(sql, undo)), List.of());
  }
}
