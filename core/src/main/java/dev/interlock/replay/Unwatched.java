package dev.interlock.replay;

import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.StepFailure;
import dev.interlock.script.Statement;
import java.util.List;

/** Runs statements without observing them, in the open transaction if there is one. */
final class Unwatched {

  private Unwatched() {}

  static void run(Shadow shadow, List<Statement> statements) throws StatementRejected {
    for (Statement statement : statements) {
      run(shadow, statement);
    }
  }

  static void run(Shadow shadow, Statement statement) throws StatementRejected {
    try {
      shadow.runUnwatched(statement);
    } catch (StepFailure failure) {
      throw new StatementRejected(statement, failure);
    }
  }
}
