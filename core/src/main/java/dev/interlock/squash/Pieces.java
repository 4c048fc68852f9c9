package dev.interlock.squash;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.Migration;
import dev.interlock.history.Step;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes migrations apart into statements, each with what it was seen to do. */
final class Pieces {

  private Pieces() {}

  /**
   * In apply order, without transaction control.
   *
   * @param effects of all the migrations
   */
  static List<Piece> of(List<Migration> migrations, List<MigrationEffect> effects) {
    var pieces = new ArrayList<Piece>();
    for (Migration migration : migrations) {
      List<StatementEffect> parts =
          effects.stream()
              .filter(effect -> effect.id().equals(migration.id()))
              .flatMap(effect -> effect.parts().stream())
              .toList();
      add(migration, parts, pieces);
    }
    return List.copyOf(pieces);
  }

  private static void add(Migration migration, List<StatementEffect> parts, List<Piece> pieces) {
    var seen = new HashSet<Statement>();
    List<Step> steps = migration.up().steps(bare(migration, parts)).steps();
    for (int number = 0; number < steps.size(); number++) {
      for (Statement statement : statements(steps.get(number))) {
        if (seen.add(statement)) {
          pieces.add(new Piece(migration, statement, number, effect(migration, statement, parts)));
        }
      }
    }
  }

  /** Those of which only the server could tell. */
  private static Set<Integer> bare(Migration migration, List<StatementEffect> parts) {
    var bare = new HashSet<Integer>();
    List<Statement> statements = migration.script().statements();
    for (int i = 0; i < statements.size(); i++) {
      if (effect(migration, statements.get(i), parts).filter(e -> !e.transactional()).isPresent()) {
        bare.add(i);
      }
    }
    return bare;
  }

  private static List<Statement> statements(Step step) {
    return switch (step) {
      case Step.Transactional(var begin, var statements) -> statements;
      case Step.Bare(var settings, var statement) -> {
        var all = new ArrayList<>(settings);
        all.add(statement);
        yield all;
      }
    };
  }

  /** Of two that begin in one line nobody knows which is which. */
  private static Optional<StatementEffect> effect(
      Migration migration, Statement statement, List<StatementEffect> parts) {
    Script script = migration.script();
    int line = script.placeOf(statement).line();
    long inLine =
        script.statements().stream().filter(s -> script.placeOf(s).line() == line).count();
    List<StatementEffect> found = parts.stream().filter(part -> part.line() == line).toList();
    return inLine == 1 && found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
