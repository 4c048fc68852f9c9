package dev.interlock.check;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.ObservedStatement;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Place;
import dev.interlock.history.Migration;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The observed effect of a statement, with its place.
 *
 * @param transaction number of the transaction, equal for statements that share one
 * @param statement the statement; empty if it could not be identified
 */
record SeenStatement(
    StatementEffect effect, int transaction, Script script, Optional<Statement> statement) {

  /**
   * Returns the place, computed on demand: a file may have thousands of statements without a
   * finding.
   */
  Place place() {
    return statement.map(script::placeOf).orElseGet(() -> Place.line(script.file(), effect.line()));
  }

  /** Returns the observed statements of a migration, in their order. */
  static List<SeenStatement> of(Migration migration, MigrationEffect effect) {
    Script script = migration.script();
    return ObservedStatement.of(migration.up(), effect.parts())
        .map(all -> all.stream().map(observed -> of(script, observed)).toList())
        .orElseGet(() ->
            effect.parts().stream()
                .map(part -> new SeenStatement(part, 0, script, Optional.empty()))
                .toList());
  }

  private static SeenStatement of(Script script, ObservedStatement observed) {
    Statement statement = script.statements().get(observed.number());
    return new SeenStatement(observed.effect(), observed.step(), script, Optional.of(statement));
  }
}
