package dev.interlock.preflight;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Online;
import dev.interlock.dialect.OnlineRewriter;
import dev.interlock.effect.SeenStatement;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks for the steps in place of the statements of a plan, each once. For one thread. */
final class Rewriting {

  private final List<PlannedEffect> plan;
  private final Catalog live;
  private final OnlineRewriter rewriter;
  private final Map<OnlineStatement.Key, OnlineStatement> answers = new HashMap<>();

  Rewriting(List<PlannedEffect> plan, Catalog live, OnlineRewriter rewriter) {
    this.plan = plan;
    this.live = live;
    this.rewriter = rewriter;
  }

  /** Returns the statements of a work with their steps; empty if one could not be identified. */
  List<OnlineStatement> of(PlannedWork work) {
    boolean areKnown = work.statements().stream().allMatch(seen -> seen.statement().isPresent());
    return areKnown
        ? work.statements().stream().map(seen -> of(work.migration(), seen)).toList()
        : List.of();
  }

  private OnlineStatement of(Migration migration, SeenStatement seen) {
    int number = seen.script().numberOf(seen.statement().orElseThrow());
    return answers.computeIfAbsent(
        new OnlineStatement.Key(migration, number),
        key ->
            new OnlineStatement(
                migration,
                number,
                seen,
                rewriter.online(seen.tokens().orElseThrow(), seen.effect(), before(key))));
  }

  /** Returns the schema before a statement of the plan. */
  private Catalog before(OnlineStatement.Key key) {
    var schema = new ExpectedSchema(live, key.migration().script().splitter());
    for (PlannedEffect each : plan) {
      Migration migration = each.planned().migration();
      if (!each.isChecked() && !migration.equals(key.migration())) {
        continue;
      }
      for (SeenStatement seen : SeenStatement.of(migration, each.effect())) {
        boolean isReached =
            migration.equals(key.migration())
                && seen.statement()
                    .filter(one -> seen.script().numberOf(one) == key.number())
                    .isPresent();
        if (isReached) {
          return schema.catalog();
        }
        seen.effect().changes().forEach(schema::apply);
      }
    }
    return schema.catalog();
  }

  /** Returns the reason why a statement needs the transaction that it is in, if there is one. */
  Optional<OneTransaction> transaction(OnlineStatement statement) {
    return statement.answer() instanceof Online.Possible(var sequence)
        ? OneTransaction.of(statement.migration().up(), Map.of(statement.number(), sequence))
        : Optional.empty();
  }

  /** Whether other statements of the file commit apart from a work that runs online. */
  static boolean divides(PlannedWork work) {
    ScriptFile file = work.migration().up();
    Stream<Statement> all =
        file.steps(Set.of()).steps().stream().flatMap(OneTransaction::statements);
    return all.count() > work.statements().size();
  }
}
