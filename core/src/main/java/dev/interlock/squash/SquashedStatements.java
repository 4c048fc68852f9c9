package dev.interlock.squash;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.ObservedStatement;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.Migration;
import dev.interlock.history.Step;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Divides migrations into statements, each with its observed effect. */
final class SquashedStatements {

  private SquashedStatements() {}

  /**
   * Returns the statements in apply order, without transaction control.
   *
   * @param effects effects of all the migrations
   */
  static List<SquashedStatement> of(List<Migration> migrations, List<MigrationEffect> effects) {
    var squashedStatements = new ArrayList<SquashedStatement>();
    for (Migration migration : migrations) {
      List<StatementEffect> parts =
          effects.stream()
              .filter(effect -> effect.id().equals(migration.id()))
              .flatMap(effect -> effect.parts().stream())
              .toList();
      add(migration, parts, squashedStatements);
    }
    return List.copyOf(squashedStatements);
  }

  private static void add(
      Migration migration,
      List<StatementEffect> parts,
      List<SquashedStatement> squashedStatements) {
    Map<Statement, StatementEffect> effects = effects(migration, parts);
    var seen = new HashSet<Statement>();
    List<Step> steps = migration.up().steps(nonTransactional(migration, effects)).steps();
    for (int number = 0; number < steps.size(); number++) {
      Step step = steps.get(number);
      for (Statement statement : statements(step)) {
        if (seen.add(statement)) {
          var effect = Optional.ofNullable(effects.get(statement));
          boolean transactional = !(step instanceof Step.NonTransactional);
          squashedStatements.add(
              new SquashedStatement(migration, statement, number, transactional, effect));
        }
      }
    }
  }

  private static Map<Statement, StatementEffect> effects(
      Migration migration, List<StatementEffect> parts) {
    List<Statement> statements = migration.script().statements();
    var effects = new HashMap<Statement, StatementEffect>();
    ObservedStatement.of(migration.up(), parts)
        .orElse(List.of())
        .forEach(observed -> effects.put(statements.get(observed.number()), observed.effect()));
    return effects;
  }

  /** Returns the numbers of statements that only the server recognized as non-transactional. */
  private static Set<Integer> nonTransactional(
      Migration migration, Map<Statement, StatementEffect> effects) {
    List<Statement> statements = migration.script().statements();
    var bare = new HashSet<Integer>();
    for (int i = 0; i < statements.size(); i++) {
      StatementEffect effect = effects.get(statements.get(i));
      if (effect != null && !effect.transactional()) {
        bare.add(i);
      }
    }
    return bare;
  }

  private static List<Statement> statements(Step step) {
    return switch (step) {
      case Step.Transactional(var begin, var statements) -> statements;
      case Step.NonTransactional(var statement) -> List.of(statement);
      case Step.Batched batched -> List.of(batched.statement());
      case Step.Online(var statement, var sequence) -> List.of(statement);
    };
  }
}
