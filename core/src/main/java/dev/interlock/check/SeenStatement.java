package dev.interlock.check;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Place;
import dev.interlock.history.Migration;
import dev.interlock.history.Step;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement was seen to do, and where it stands.
 *
 * @param transaction tells which statements share one
 * @param statement empty where nobody knows which one it is
 */
record SeenStatement(
    StatementEffect effect, int transaction, Script script, Optional<Statement> statement) {

  /** Worked out when asked for: a file may have thousands of statements and nothing to say. */
  Place place() {
    return statement.map(script::placeOf).orElseGet(() -> Place.line(script.file(), effect.line()));
  }

  /** The statements of a migration that were seen, in their order. */
  static List<SeenStatement> of(Migration migration, MigrationEffect effect) {
    Script script = migration.script();
    Map<Statement, Integer> transactions = transactions(migration, effect);
    var statements = script.statements().stream().filter(transactions::containsKey).toList();
    boolean known = statements.size() == effect.parts().size();
    var seen = new ArrayList<SeenStatement>();
    for (int i = 0; i < effect.parts().size(); i++) {
      StatementEffect part = effect.parts().get(i);
      seen.add(
          known
              ? new SeenStatement(
                  part,
                  transactions.getOrDefault(statements.get(i), 0),
                  script,
                  Optional.of(statements.get(i)))
              : new SeenStatement(part, 0, script, Optional.empty()));
    }
    return seen;
  }

  private static Map<Statement, Integer> transactions(Migration migration, MigrationEffect effect) {
    var transactions = new HashMap<Statement, Integer>();
    int number = 0;
    for (Step step : migration.up().steps(bare(migration.script(), effect)).steps()) {
      number++;
      switch (step) {
        case Step.Bare(var settings, Statement statement) -> transactions.put(statement, number);
        case Step.Transactional(var begin, var statements) -> {
          for (Statement statement : statements) {
            transactions.putIfAbsent(statement, number);
          }
        }
      }
    }
    return transactions;
  }

  /** The statements that were seen to run outside transactions. */
  private static Set<Integer> bare(Script script, MigrationEffect effect) {
    var bare = new HashSet<Integer>();
    for (StatementEffect part : effect.parts()) {
      if (!part.transactional()) {
        for (int i = 0; i < script.statements().size(); i++) {
          if (script.placeOf(script.statements().get(i)).line() == part.line()) {
            bare.add(i);
          }
        }
      }
    }
    return bare;
  }
}
