package dev.interlock.postgresql.online;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Online;
import dev.interlock.dialect.OnlineRewriter;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.OnlineSequence;
import dev.interlock.script.token.TokenSequence;

/** Finds the steps in place of CREATE INDEX and ALTER TABLE. Stateless. */
public final class PostgresOnline implements OnlineRewriter {

  @Override
  public Online online(TokenSequence tokens, StatementEffect effect, Catalog before) {
    try {
      OnlineSequence sequence =
          switch (tokens.word(0)) {
            case "create" -> IndexSteps.of(tokens, effect, before);
            case "alter" -> new TableSteps(tokens, effect, before).sequence();
            default -> throw new NoSteps("no steps are known for such a statement");
          };
      return new Online.Possible(sequence);
    } catch (NoSteps none) {
      return new Online.Impossible(none.getMessage());
    }
  }
}
