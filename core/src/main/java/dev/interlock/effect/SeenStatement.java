package dev.interlock.effect;

import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Migration;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import dev.interlock.script.token.TokenSequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The observed effect of a statement, with its place.
 *
 * @param transaction number of the transaction, equal for statements that share one
 * @param statement the statement; empty if it could not be identified
 */
public record SeenStatement(
    StatementEffect effect, int transaction, Script script, Optional<Statement> statement) {

  /** The largest number of other lines that a note lists. */
  private static final int SHOWN = 10;

  /** Returns the observed statements of a migration, in their order. */
  public static List<SeenStatement> of(Migration migration, MigrationEffect effect) {
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

  /**
   * Returns the place, computed on demand: a file may have thousands of statements without a
   * finding.
   */
  public Place place() {
    return statement.map(script::placeOf).orElseGet(() -> Place.line(script.file(), effect.line()));
  }

  /** Returns the tokens of the statement; empty if it could not be identified. */
  public Optional<TokenSequence> tokens() {
    return statement.map(script::tokens);
  }

  /** Returns a finding at the first of several statements, with a note about the others. */
  public static Finding placed(Finding finding, List<SeenStatement> statements) {
    SeenStatement first = statements.getFirst();
    List<Integer> others =
        statements.stream()
            .map(seen -> seen.effect().line())
            .distinct()
            .filter(line -> line != first.effect().line())
            .toList();
    Finding placed = finding.at(first.place());
    return others.isEmpty() ? placed : placed.note("the same " + at(others));
  }

  private static String at(List<Integer> lines) {
    if (lines.size() == 1) {
      return "at line " + lines.getFirst();
    }
    return lines.size() > SHOWN
        ? "at %d more lines, the last %d".formatted(lines.size(), lines.getLast())
        : "at lines " + lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
