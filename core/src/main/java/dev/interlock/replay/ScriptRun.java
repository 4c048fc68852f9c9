package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.script.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One script on the shadow, divided into transactions as a deploy divides it, and not watched: for
 * what is known already, and for what only its end matters of.
 */
final class ScriptRun {

  private final Shadow shadow;
  private final ScriptFile file;
  private final List<Statement> statements;

  /** How many statements of the script are committed. */
  private int done;

  private ScriptRun(Shadow shadow, ScriptFile file) {
    this.shadow = shadow;
    this.file = file;
    this.statements = file.script().statements();
  }

  /** A migration that the server refuses. */
  static final class Obstacle extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Migration migration;
    private final ScriptReplay.Stuck stuck;

    Obstacle(Migration migration, ScriptReplay.Stuck stuck) {
      super(stuck);
      this.migration = migration;
      this.stuck = stuck;
    }

    Migration migration() {
      return migration;
    }

    ScriptReplay.Stuck stuck() {
      return stuck;
    }
  }

  /** Runs the up scripts of migrations, one after the other. */
  static void all(Shadow shadow, List<Migration> migrations) throws Obstacle {
    for (Migration migration : migrations) {
      try {
        new ScriptRun(shadow, migration.up()).run();
      } catch (ScriptReplay.Stuck stuck) {
        throw new Obstacle(migration, stuck);
      }
    }
  }

  private void run() throws ScriptReplay.Stuck {
    Set<Integer> alsoBare = new HashSet<>();
    Optional<Statement> refused;
    do {
      refused = run(file.steps(alsoBare));
      refused.map(statements::indexOf).ifPresent(alsoBare::add);
    } while (refused.isPresent());
    shadow.forgetSession();
  }

  /** Returns the statement that cannot run in a transaction, if there is one. */
  private Optional<Statement> run(Steps steps) throws ScriptReplay.Stuck {
    for (Step step : steps.steps()) {
      switch (step) {
        case Step.Bare(var settings, Statement statement) -> {
          if (!isDone(statement)) {
            InTransaction.run(shadow, settings);
            InTransaction.run(shadow, statement);
            done(statement);
          }
        }
        case Step.Transactional transaction -> {
          if (!isDone(transaction.statements().getLast())) {
            Optional<Statement> refused = transact(transaction);
            if (refused.isPresent()) {
              return refused;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Statement> transact(Step.Transactional step) throws ScriptReplay.Stuck {
    shadow.begin(step.begin());
    try {
      InTransaction.run(shadow, step.statements());
      commit(step);
    } catch (ScriptReplay.Stuck stuck) {
      shadow.rollBack();
      if (stuck.failure().reason() == StepFailure.Reason.NOT_IN_TRANSACTION) {
        return Optional.of(stuck.statement());
      }
      throw stuck;
    }
    done(step.statements().getLast());
    return Optional.empty();
  }

  private void commit(Step.Transactional step) throws ScriptReplay.Stuck {
    try {
      shadow.commit();
    } catch (StepFailure failure) {
      throw new ScriptReplay.Stuck(step.statements().getLast(), failure);
    }
  }

  private boolean isDone(Statement last) {
    return statements.indexOf(last) < done;
  }

  private void done(Statement last) {
    done = statements.indexOf(last) + 1;
  }
}
