package dev.interlock.effect;

import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the statement of each effect. A replay divides the script into steps again whenever the
 * server refuses to run a statement in a transaction, and so does this class: the statement's
 * effect is not transactional then.
 */
final class StatementMatching {

  private final ScriptFile file;
  private final List<Statement> statements;
  private final List<StatementEffect> effects;
  private final Map<Statement, Integer> numbers = new HashMap<>();

  StatementMatching(ScriptFile file, List<StatementEffect> effects) {
    this.file = file;
    this.statements = file.script().statements();
    this.effects = effects;
    for (int number = 0; number < statements.size(); number++) {
      numbers.put(statements.get(number), number);
    }
  }

  /** A statement that a replay records an effect for. */
  private record Watched(int number, int step, boolean transactional) {}

  Optional<List<ObservedStatement>> observed() {
    Set<Integer> alsoNonTransactional = new HashSet<>();
    List<Watched> watched = watched(alsoNonTransactional);
    Optional<Integer> refused = refused(watched);
    while (refused.isPresent()) {
      if (!alsoNonTransactional.add(refused.get())) {
        return Optional.empty();
      }
      watched = watched(alsoNonTransactional);
      refused = refused(watched);
    }
    return watched.size() == effects.size() ? Optional.of(joined(watched)) : Optional.empty();
  }

  private List<Watched> watched(Set<Integer> alsoNonTransactional) {
    var watched = new ArrayList<Watched>();
    List<Step> steps = file.steps(alsoNonTransactional).steps();
    for (int step = 0; step < steps.size(); step++) {
      switch (steps.get(step)) {
        case Step.NonTransactional(var alone) ->
            watched.add(new Watched(number(alone), step, false));
        case Step.Batched batched ->
            watched.add(new Watched(number(batched.statement()), step, true));
        case Step.Online online ->
            throw new IllegalStateException("a replay runs no statement online");
        case Step.Transactional(var begin, var together) -> {
          for (Statement statement : together) {
            if (watched.isEmpty() || number(statement) > watched.getLast().number()) {
              watched.add(new Watched(number(statement), step, true));
            }
          }
        }
      }
    }
    return watched;
  }

  private int number(Statement statement) {
    return numbers.getOrDefault(statement, -1);
  }

  /**
   * Returns the first statement that ran outside a transaction but is assumed to run inside one.
   */
  private Optional<Integer> refused(List<Watched> watched) {
    for (int i = 0; i < Math.min(watched.size(), effects.size()); i++) {
      if (watched.get(i).transactional() && !effects.get(i).transactional()) {
        return watched.subList(i, watched.size()).stream()
            .map(Watched::number)
            .filter(number -> statements.get(number).kind() != StatementKind.SESSION)
            .findFirst();
      }
    }
    return Optional.empty();
  }

  private List<ObservedStatement> joined(List<Watched> watched) {
    var observed = new ArrayList<ObservedStatement>();
    for (int i = 0; i < watched.size(); i++) {
      Watched one = watched.get(i);
      observed.add(new ObservedStatement(one.number(), one.step(), effects.get(i)));
    }
    return List.copyOf(observed);
  }
}
