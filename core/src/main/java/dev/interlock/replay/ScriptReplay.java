package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Observation;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One script on the shadow, divided into transactions as a deploy divides it. The catalog is
 * followed from statement to statement.
 */
final class ScriptReplay {

  private final Shadow shadow;
  private final ScriptFile file;
  private final Script script;
  private final List<StatementEffect> effects = new ArrayList<>();
  private Catalog schema;

  /** How many statements of the script have taken effect. */
  private int done;

  ScriptReplay(Shadow shadow, ScriptFile file, Catalog schema) {
    this.shadow = shadow;
    this.file = file;
    this.script = file.script();
    this.schema = schema;
  }

  /** What each statement did, in their order. */
  List<StatementEffect> effects() {
    return List.copyOf(effects);
  }

  /** The schema after the last statement. */
  Catalog schema() {
    return schema;
  }

  /**
   * Runs all of it.
   *
   * @throws Stuck at the first statement that the server refuses
   */
  void run() throws Stuck {
    Set<Integer> alsoBare = new HashSet<>();
    Optional<Statement> refused;
    shadow.watch();
    do {
      refused = run(file.steps(alsoBare));
      refused.map(script.statements()::indexOf).ifPresent(alsoBare::add);
    } while (refused.isPresent());
    shadow.forgetSession();
  }

  /** Returns the statement that cannot run in a transaction, if there is one. */
  private Optional<Statement> run(Steps steps) throws Stuck {
    for (Step step : steps.steps()) {
      if (isDone(step)) {
        continue;
      }
      switch (step) {
        case Step.Bare(var settings, Statement statement) -> {
          settings.forEach(shadow::run);
          observe(statement, false);
        }
        case Step.Transactional transaction -> {
          Optional<Statement> refused = transact(transaction);
          if (refused.isPresent()) {
            return refused;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Divided anew, the script goes on behind what is committed. */
  private boolean isDone(Step step) {
    Statement last =
        switch (step) {
          case Step.Bare(var settings, Statement statement) -> statement;
          case Step.Transactional(var begin, var statements) -> statements.getLast();
        };
    return script.statements().indexOf(last) < done;
  }

  private Optional<Statement> transact(Step.Transactional step) throws Stuck {
    int before = effects.size();
    int doneBefore = done;
    Catalog schemaBefore = schema;
    shadow.begin(step.begin());
    try {
      for (Statement statement : step.statements()) {
        observe(statement, true);
      }
      commit(step);
      return Optional.empty();
    } catch (Stuck stuck) {
      shadow.rollBack();
      effects.subList(before, effects.size()).clear();
      schema = schemaBefore;
      done = doneBefore;
      if (stuck.failure().reason() == StepFailure.Reason.NOT_IN_TRANSACTION) {
        return Optional.of(stuck.statement());
      }
      throw stuck;
    }
  }

  /** Deferred constraints speak up only here. */
  private void commit(Step.Transactional step) throws Stuck {
    try {
      shadow.commit();
    } catch (StepFailure failure) {
      throw new Stuck(step.statements().getLast(), failure);
    }
  }

  /** A setting that each of several transactions begins with is a statement only once. */
  private void observe(Statement statement, boolean transactional) throws Stuck {
    Observation seen;
    try {
      seen = shadow.run(statement);
    } catch (StepFailure failure) {
      throw new Stuck(statement, failure);
    }
    int number = script.statements().indexOf(statement);
    if (number < done) {
      return;
    }
    Catalog after = shadow.catalog();
    effects.add(seen.with(line(statement), transactional, Change.between(schema, after)));
    schema = after;
    done = number + 1;
  }

  private int line(Statement statement) {
    return script.placeOf(statement).line();
  }

  /** The server refused a statement. */
  static final class Stuck extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Statement statement;
    private final StepFailure failure;

    Stuck(Statement statement, StepFailure failure) {
      super(failure);
      this.statement = statement;
      this.failure = failure;
    }

    Statement statement() {
      return statement;
    }

    StepFailure failure() {
      return failure;
    }
  }
}
