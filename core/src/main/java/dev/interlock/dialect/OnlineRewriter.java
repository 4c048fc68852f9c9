package dev.interlock.dialect;

import dev.interlock.catalog.Catalog;
import dev.interlock.effect.StatementEffect;
import dev.interlock.script.token.TokenSequence;

/** Finds the steps that do the work of a statement without keeping others waiting. */
@FunctionalInterface
public interface OnlineRewriter {

  /**
   * Returns the steps in place of a statement. Sends nothing.
   *
   * @param tokens the statement
   * @param effect its effect in a replay
   * @param before the live schema before it
   */
  Online online(TokenSequence tokens, StatementEffect effect, Catalog before);
}
