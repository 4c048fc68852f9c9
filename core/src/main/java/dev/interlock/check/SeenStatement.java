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
