package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Step;
import dev.interlock.history.Steps;
import dev.interlock.script.Script;
import dev.interlock.script.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Runs a script on the shadow database, divided into transactions as a deploy divides it. */
final class ScriptWalk {

  private final Shadow shadow;
  private final ScriptFile file;
  private final Visitor visitor;
  private final Script script;

  /** Number of committed statements of the script. */
  private int done;

  private ScriptWalk(Shadow shadow, ScriptFile file, Visitor visitor) {
    this.shadow = shadow;
    this.file = file;
    this.visitor = visitor;
    this.script = file.script();
  }

  /** Receives each statement and each transaction boundary. */
  interface Visitor {

    void run(Statement statement, boolean transactional) throws StatementRejected;

    /** The server was given what the statement lacked; the statement runs once more. */
    void provided(Statement statement);

    /** The statements so far are committed. */
    void committed();

    /** The statements since the last commit are rolled back. */
    void rolledBack();
  }

  /**
   * Runs the script to its end.
   *
   * @throws StatementRejected at the first statement that the server rejects
   */
  static void over(ScriptFile file, Shadow shadow, Visitor visitor) throws StatementRejected {
    new ScriptWalk(shadow, file, visitor).walk();
  }

  private void walk() throws StatementRejected {
    Set<Integer> alsoNonTransactional = new HashSet<>();
    Optional<Statement> refused;
    do {
      refused = walk(file.steps(alsoNonTransactional));
      refused.map(script::numberOf).ifPresent(alsoNonTransactional::add);
    } while (refused.isPresent());
    shadow.forgetSession();
  }

  /** Returns the statement that cannot run in a transaction, if there is one. */
  private Optional<Statement> walk(Steps steps) throws StatementRejected {
    for (Step step : steps.steps()) {
      Optional<Statement> refused =
          switch (step) {
            case Step.NonTransactional nonTransactional -> alone(nonTransactional);
            case Step.Online online ->
                throw new IllegalStateException("a replay runs no statement online");
            case Step.Transactional transaction -> together(transaction);
            case Step.Batched batched -> inBatches(batched);
          };
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  private Optional<Statement> alone(Step.NonTransactional step) throws StatementRejected {
    if (isDone(step.statement())) {
      return Optional.empty();
    }
    try {
      visitor.run(step.statement(), false);
    } catch (StatementRejected rejected) {
      if (shadow.provides(rejected.failure())) {
        visitor.provided(rejected.statement());
        return alone(step);
      }
      throw rejected;
    }
    committed(step.statement());
    return Optional.empty();
  }

  /** Checks the key, and runs the statement as a whole: the shadow database has few rows. */
  private Optional<Statement> inBatches(Step.Batched step) throws StatementRejected {
    Optional<String> why = isDone(step.statement()) ? Optional.empty() : shadow.unfit(step.batch());
    if (why.isPresent()) {
      var said = StepFailure.Said.of(StepFailure.UNFIT_KEY, why.get());
      throw new StatementRejected(
          step.statement(), new StepFailure(StepFailure.Reason.ERROR, 0, said, null));
    }
    return together(step.whole());
  }

  private Optional<Statement> together(Step.Transactional step) throws StatementRejected {
    Statement last = step.statements().getLast();
    if (isDone(last)) {
      return Optional.empty();
    }
    shadow.begin(step.begin());
    try {
      for (Statement statement : step.statements()) {
        if (!isDone(statement)) {
          visitor.run(statement, true);
          boolean isLast = script.numberOf(statement) == script.numberOf(last);
          if (!isLast && shadow.divide(step.statements())) {
            committed(statement);
          }
        }
      }
      commit(last);
      return Optional.empty();
    } catch (StatementRejected rejected) {
      shadow.rollBack();
      visitor.rolledBack();
      if (rejected.failure().reason() == StepFailure.Reason.NOT_IN_TRANSACTION) {
        return Optional.of(rejected.statement());
      }
      if (shadow.provides(rejected.failure())) {
        visitor.provided(rejected.statement());
        return together(step);
      }
      throw rejected;
    }
  }

  /** Commits. Deferred constraints fail only here. */
  private void commit(Statement last) throws StatementRejected {
    try {
      shadow.commit();
    } catch (StepFailure failure) {
      throw new StatementRejected(last, failure);
    }
    committed(last);
  }

  /**
   * Whether the statement is committed. When the script is divided again, it continues after these.
   */
  private boolean isDone(Statement statement) {
    return script.numberOf(statement) < done;
  }

  private void committed(Statement last) {
    done = script.numberOf(last) + 1;
    visitor.committed();
  }
}
